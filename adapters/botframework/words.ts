import { Attachment, Mention, type Message } from './wire.ts';

/** Marks of other people's words, with these words: what a member quoted. */
const quotes = [
  /<quoted\b[^>]*\/>/giu,
  /<quoted\b[^>]*>[\s\S]*?<\/quoted>/giu,
  /<blockquote\b[^>]*schema\.skype\.com\/Reply[^>]*>[\s\S]*?<\/blockquote>/giu,
];
/** A name that is called, as Teams writes it. */
const call = /<at\b[^>]*>([\s\S]*?)<\/at>/giu;
/** Marks around words that are the member's, or that the member passes on as their own. */
const around =
  /<\/?(?:quoted|at|forward(?:ed)?|attachment|blockquote|emoji|readonly|systemEventObject)\b[^>]*>/giu;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  zwnj: '\u200c',
  zwj: '\u200d',
  laquo: '«',
  raquo: '»',
  hellip: '…',
};

function signOf(whole: string, name: string): string {
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(name);
  if (!code) return named[name.toLowerCase()] ?? whole;
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
  const isSign = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isSign ? String.fromCodePoint(point) : whole;
}

/** A text whose signs are written as HTML has them, with the signs themselves. */
const plain = (text: string): string =>
  text.replace(/&(#?\w{1,10});/gu, (whole, name: string) => signOf(whole, name)).replace(/\u00a0/gu, ' ');

/** The text without calls of the bot. Whoever else is called stays, by name; a call that no entity explains is the bot's. */
function withoutCalls(text: string, { entities, recipient }: Message): string {
  const mentions = entities.flatMap((entity) => Mention.safeParse(entity).data ?? []);
  const isBot = ({ mentioned }: Mention): boolean =>
    mentioned?.id === undefined || recipient === undefined || mentioned.id === recipient.id;
  const others = new Set(
    mentions.filter((one) => !isBot(one)).flatMap(({ mentioned }) => mentioned?.name ?? []),
  );
  const bare = mentions
    .filter(isBot)
    .reduce((rest, { text: mark }) => (mark === undefined ? rest : rest.replaceAll(mark, ' ')), text);
  return bare.replace(call, (_, name: string) => (others.has(name.trim()) ? name : ' '));
}

const cleaned = (text: string): string =>
  quotes.reduce((rest, mark) => rest.replace(mark, ' '), text).replace(around, '');

/** A page as text: its paragraphs below one another, no marks. */
const ofPage = (html: string): string =>
  plain(
    cleaned(html)
      .replace(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/giu, '\n')
      .replace(/<[^>]*>/gu, ''),
  );

/** Every text a second time, as HTML: all there is of some messages. */
function pageOf(message: Message): string {
  const pages = message.attachments.flatMap((one) => {
    const { data } = Attachment.safeParse(one);
    return data?.contentType.startsWith('text/html') && typeof data.content === 'string'
      ? [data.content]
      : [];
  });
  return pages.map((page) => ofPage(withoutCalls(page, message))).join('\n');
}

const tidy = (text: string): string =>
  text
    .replace(/[ \t]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .trim();

/** The words of a message as the member meant them: what the channel marks in it are not theirs. */
export function wordsOf(message: Message, channel: string): string {
  const { text = '', textFormat } = message;
  const isMarked = channel === 'msteams' || textFormat === 'xml' || /<(?:at|quoted)\b/iu.test(text);
  if (!isMarked) return withoutCalls(text, message).trim();
  const said = withoutCalls(text, message);
  const bare = textFormat === 'xml' ? ofPage(said) : plain(cleaned(said));
  const own = bare === text ? text.trim() : tidy(bare);
  return own === '' ? tidy(pageOf(message)) : own;
}

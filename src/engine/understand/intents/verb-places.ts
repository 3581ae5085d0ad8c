import { verbForms } from '../urgent/verb-forms.ts';

/** What stands behind the past of those who are addressed: «خلصتوا», «خلصتوها», «رفضتموني». */
const addressed = ['و', 'وا', 'وه', 'وها', 'وهم', 'وني', 'ونا', 'م', 'موه', 'موها', 'موني'];

const did = /^(.+)\+$/;
const does = /^\+(.+)$/;

/**
 * The forms that a place of a row names by a verb, its stems parted as `verbForms` has them: `خلص+` is what others did and those who are addressed
 * («خلص», «خلصتوها»), `+خلص` what they do or will do («بيخلص», «تخلصونها»). Undefined for a plain word.
 */
export function formsMeant(word: string): readonly string[] | undefined {
  const past = did.exec(word)?.[1];
  const verb = past ?? does.exec(word)?.[1];
  if (verb === undefined) return undefined;
  const [stem = '', , , own = stem] = verb.split('/');
  const isPast = (form: string): boolean => form.startsWith(stem) || form.startsWith(own);
  const theirs = verbForms(verb).filter(({ by }) => by !== 'ours');
  return past === undefined
    ? theirs.flatMap(({ form, by }) => (by === 'theirs' && !isPast(form) ? [form] : []))
    : [
        ...theirs.flatMap(({ form }) => (isPast(form) ? [form] : [])),
        ...addressed.map((ending) => `${own}ت${ending}`),
      ];
}

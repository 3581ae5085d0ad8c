import type { z } from 'zod';
import { Document, Envelope, Image, Interactive, isBroken, Mark, Template, Text } from './limits.ts';
import { wamid, type Shown } from './member.ts';
import type { PhoneNumber, Template as Known } from './phone-number.ts';
import { GraphRefusal, invalid, pairTooFast, tooFast, tooLate, undeliverable } from './refusal.ts';

const window = 24 * 3_600_000;

function parse<T>(shape: z.ZodType<T>, value: unknown, where: string): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' };
  throw invalid(`${[where, ...path.map(String)].join('.')}: ${message}`);
}

type Look = Omit<Shown, 'id'>;
type Components = z.infer<typeof Template>['components'];
const bare = (as: string, text: string): Look => ({ as, text, options: [], preview: false });

/** A file must lie at Meta before it can be sent. */
function fileOf(number: PhoneNumber, { id }: { readonly id?: string | undefined }): Look['file'] {
  if (id === undefined) return undefined;
  if (!number.media.has(id)) throw invalid(`media ${id} is not known`);
  return number.media.get(id);
}

function interactive(number: PhoneNumber, given: unknown): Look {
  const { type, body, action, header } = parse(Interactive, given, 'interactive');
  const source = header?.type === 'image' ? header.image : header?.type === 'document' ? header.document : {};
  const look = { ...bare(type, body.text), file: fileOf(number, source) };
  if ('buttons' in action) return { ...look, options: action.buttons.map(({ reply }) => reply) };
  if ('sections' in action)
    return { ...look, open: action.button, options: action.sections.flatMap(({ rows }) => rows) };
  const { display_text: label, url } = action.parameters;
  return { ...look, link: { label, url } };
}

function template(number: PhoneNumber, given: unknown): Look {
  const { name, language, components } = parse(Template, given, 'template');
  const known = number.templates.get(name);
  if (known?.language !== language.code)
    throw new GraphRefusal(132001, 'Template name does not exist in the translation', { status: 404 });
  const texts = components
    .flatMap((one) => (one.type === 'body' ? one.parameters : []))
    .map(({ text }) => text);
  if (texts.length !== known.parameters)
    throw new GraphRefusal(132000, 'Number of parameters does not match the expected number of params');
  if (texts.some(isBroken))
    throw new GraphRefusal(132018, "There's an issue with the parameters in your template", {
      details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
    });
  const options = quickReplies(known, components);
  return { ...bare('template', texts.join(' ')), options };
}

/** The quick replies of a template, each with the payload that was sent for it. */
function quickReplies({ buttons = [], copies }: Known, components: Components): Look['options'] {
  const given = components.flatMap((one) => (one.type === 'button' ? [one] : []));
  for (const { sub_type: kind, index } of given)
    if (kind === 'url' ? !copies : buttons[Number(index)] === undefined)
      throw new GraphRefusal(132000, 'Number of parameters does not match the expected number of params', {
        details: `buttons: there is no ${kind} button at ${index}`,
      });
  if (copies && !given.some(({ sub_type: kind }) => kind === 'url'))
    throw new GraphRefusal(131008, 'Required parameter is missing', {
      details: 'button at index 0 of type Url',
    });
  return buttons.map((title, at) => {
    const sent = given.find((one) => one.sub_type === 'quick_reply' && Number(one.index) === at);
    return { id: sent?.sub_type === 'quick_reply' ? sent.parameters[0].payload : title, title };
  });
}

const looks: Readonly<Record<string, (number: PhoneNumber, given: unknown) => Look>> = {
  text: (_, given) => {
    const parsed = Text.safeParse(given);
    if (!parsed.success) throw new GraphRefusal(100, "Param text['body'] must be 1 to 4096 characters long.");
    return { ...bare('text', parsed.data.body), preview: parsed.data.preview_url === true };
  },
  image: (number, given) => {
    const image = parse(Image, given, 'image');
    return { ...bare('image', image.caption ?? ''), file: fileOf(number, image) };
  },
  document: (number, given) => {
    const document = parse(Document, given, 'document');
    const look = bare('document', document.caption ?? '');
    return { ...look, file: fileOf(number, document), name: document.filename };
  },
  interactive,
  template,
};

/** Marks a message of a member as read. */
function mark(number: PhoneNumber, fields: unknown): object {
  const { message_id: message, typing_indicator } = parse(Mark, fields, 'mark');
  number.marked.push({ message, typing: typing_indicator !== undefined });
  return { success: true };
}

/** What the call to `/messages` does: all that Meta checks, in its order; then the member sees it and the statuses go out. */
export function messages(number: PhoneNumber, fields: Readonly<Record<string, unknown>>): object {
  if (fields['status'] !== undefined) return mark(number, fields);
  const envelope = Envelope.safeParse(fields);
  if (!envelope.success) throw new GraphRefusal(100, 'Invalid parameter');
  const { to, recipient, type, biz_opaque_callback_data: parcel } = envelope.data;
  if (to === undefined && recipient === undefined)
    throw new GraphRefusal(131008, 'Required parameter is missing', { details: 'Parameter to is required' });
  const look = looks[type]?.(number, envelope.data[type]);
  if (!look) throw new GraphRefusal(131051, 'Unsupported message type');
  const member = number.find({ to, recipient });
  const pace = number.paced(member);
  if (pace !== 'ok') throw pace === 'pair' ? pairTooFast() : tooFast();
  const late = type !== 'template' && number.now() - (member?.wroteAt ?? -Infinity) >= window;
  if (member && late && !number.refusesLater) throw tooLate();
  const id = wamid();
  const user = member?.person.user;
  const phone = to?.replace(/\D/g, '');
  const named = { ...(phone !== undefined && { recipient_id: phone }), recipient_user_id: user };
  if (!member || member.blocks || late)
    number.report(id, { fields: named, parcel }, member && late ? tooLate() : undeliverable());
  else {
    member.shown.push({ id, ...look });
    number.report(id, { fields: named, parcel });
  }
  const contact =
    phone === undefined ? { input: recipient, user_id: recipient } : { input: to, wa_id: phone };
  return { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id }] };
}

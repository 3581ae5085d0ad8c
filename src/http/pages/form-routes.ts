import type { Context } from 'hono';
import * as z from 'zod/mini';
import { langOf, type Lang } from '../../contract/lang.ts';
import type { Markup } from '../../channel/html.ts';
import { leaveBar } from '../../channel/leaving.ts';
import type { LineIn } from '../../contract/line-names.ts';
import type { OpenForm } from '../../conversation/arrival/forms.ts';
import { minute } from '../../kernel/clock.ts';
import { Fault, isFault } from '../../kernel/errors.ts';
import { inLang } from '../../wording/wording.ts';
import { bodyOf, kilobyte } from '../body.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { pageHeaders } from './page-headers.ts';
import { doneOf, formOf, longest, overOf, pageOf, reviewDoorOf, reviewOf, type Say } from './form-page.ts';

const mostBody = 8 * kilobyte;
const triesPerForm = 30;
const tryWindow = 10 * minute;

/** Whose words are on the page, and in which language. */
interface Reader {
  readonly association: string;
  readonly lang: Lang;
}

/** The words of a page, and the way out of it. */
interface Voice {
  readonly lang: Lang;
  readonly say: Say;
  readonly leave: Markup;
}

function voiceFor({ associations }: Doors, { association, lang }: Reader): Voice {
  const house = associations.get(association);
  const values = { association: house ? inLang(house.association.pack.name, lang) : '' };
  const leaving = (name: LineIn<'leave'>): string => house?.wording.line(lang, `leave.${name}`) ?? '';
  const to = house?.association.pack.leaveTo ?? '';
  return {
    lang,
    say: (name) => house?.wording.line(lang, `form.${name}`, values) ?? '',
    leave: leaveBar({ association, to, say: leaving }),
  };
}

/** A page that stands in no frame and is kept nowhere. */
async function answer(
  context: Context,
  { inner, ...voice }: Voice & { readonly inner: Markup },
  status: 200 | 404 | 422 | 503 = 200,
): Promise<Response> {
  context.header('cache-control', 'no-store');
  for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
  context.header(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  return context.html(await pageOf({ ...voice, title: voice.say('title') }, inner), status);
}

function answerOver(context: Context, doors: Doors): Promise<Response> {
  const [first = ''] = doors.associations.keys();
  const lang = langOf(context.req.header('accept-language')) ?? 'ar';
  const voice = voiceFor(doors, { association: first, lang });
  return answer(context, { ...voice, inner: overOf(voice.say) }, 404);
}

/** The form again, with what was wrong: in words, or by the name of a line. */
function answerFaulty(
  context: Context,
  doors: Doors,
  {
    open,
    fault,
  }: { readonly open: OpenForm; readonly fault: 'unclear' | 'later' | { readonly words: string } },
): Promise<Response> {
  const voice = voiceFor(doors, open);
  const words = typeof fault === 'string' ? voice.say(fault) : fault.words;
  return answer(context, { ...voice, inner: formOf(open, voice.say, words) }, fault === 'later' ? 503 : 422);
}

async function show(context: Context, doors: Doors): Promise<Response> {
  const secret = context.req.param('secret') ?? '';
  const review = await doors.channels.forms.review(secret);
  if (review) {
    const voice = voiceFor(doors, review);
    return answer(context, { ...voice, inner: reviewDoorOf(voice.say) });
  }
  const open = await doors.channels.forms.open(secret);
  if (!open) return answerOver(context, doors);
  const voice = voiceFor(doors, open);
  return answer(context, { ...voice, inner: formOf(open, voice.say) });
}

/** The answer that was sent to a form that is open. Throws Fault tooMany and tooLarge. */
async function answerIn(context: Context, { coordination }: Doors, secret: string): Promise<string> {
  if (!(await coordination.allow(`form ${secret}`, triesPerForm, tryWindow)))
    throw new Fault('tooMany', 'Too many tries. Wait some minutes.', { again: tryWindow });
  const body = await bodyOf(context, mostBody, () => new Fault('tooLarge', 'The call is too large.'));
  const sent = new URLSearchParams(Buffer.from(body).toString('utf8'));
  return (sent.get('without') ?? sent.get('answer'))?.trim() ?? '';
}

async function take(context: Context, doors: Doors): Promise<Response> {
  const secret = context.req.param('secret') ?? '';
  const { forms } = doors.channels;
  const review = await forms.review(secret);
  if (review) {
    const voice = voiceFor(doors, review);
    return answer(context, { ...voice, inner: reviewOf(review, voice.say) });
  }
  const open = await forms.open(secret);
  if (!open) return answerOver(context, doors);
  const text = await answerIn(context, doors, secret);
  if (text === '' || text.length > longest) return answerFaulty(context, doors, { open, fault: 'unclear' });
  try {
    const answered = await forms.answer(secret, text);
    if (answered.kind === 'over') return await answerOver(context, doors);
    if (answered.kind === 'fault')
      return await answerFaulty(context, doors, { open: answered.form, fault: { words: answered.fault } });
    const voice = voiceFor(doors, answered);
    return await answer(context, { ...voice, inner: doneOf(voice.say, answered.next) });
  } catch (error) {
    if (!isFault(error, 'databaseDown')) throw error;
    return answerFaulty(context, doors, { open, fault: 'later' });
  }
}

const path = '/form/:secret';
const token = 'form';

/** The one-time form of a question that must not be asked in a chat, and the page on which a review is read in full: works without scripts, on the cheapest phone. */
export const formRoutes: readonly Route<Doors>[] = [
  { method: 'GET', path, token, handle: show },
  { method: 'POST', path, token, body: z.object({ answer: z.string() }), handle: take },
];

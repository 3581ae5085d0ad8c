import * as z from 'zod/mini';
import { langOf, type Lang } from '../../src/channel/message.ts';
import type { Door, Host, PulledCall, PulledRoute } from '../../src/channel/pulled.ts';
import { day, minute, second } from '../../src/kernel/clock.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { tokensOf } from './pass.ts';
import { Grant } from './shapes.ts';

const Wish = z.object({
  resume: z.nullish(z.string().check(z.minLength(1), z.maxLength(200))),
  locale: z.nullish(z.string().check(z.maxLength(40))),
  lang: z.nullish(z.string().check(z.maxLength(40))),
});
type Wish = z.infer<typeof Wish>;
/** What may be opened from one address: whole networks of telephones share one. Who takes a conversation up again opens none. */
const mostBegun = [
  { most: 300, within: 10 * second },
  { most: 1200, within: 10 * minute },
  { most: 6000, within: day },
] as const;
const mostTakenUp = 3000;
const mostBody = 8 * 1024;

/** The language of the first wish that says one: anything but English is Arabic. */
export const langFrom = (...wishes: readonly (string | null | undefined)[]): Lang =>
  wishes.map(langOf).find((lang) => lang !== undefined) ?? 'ar';

async function wishOf(call: PulledCall): Promise<Wish> {
  const body = await call.body(mostBody, () => new Fault('tooLarge', 'The call is too large.'));
  const text = Buffer.from(body).toString('utf8');
  let json: unknown = {};
  try {
    if (text.trim() !== '') json = JSON.parse(text);
  } catch (cause) {
    throw new Fault('wrongRequest', 'The body must be JSON: {} or { "resume": … }.', { cause });
  }
  const parsed = Wish.safeParse(json);
  if (!parsed.success)
    throw new Fault(
      'wrongRequest',
      `resume: must be the value that an earlier answer gave (${parsed.error.issues[0]?.message ?? ''}).`,
    );
  return parsed.data;
}

/** Throws Fault tooMany when too much was opened, or taken up again, from this address. */
async function mayEnter({ caller }: PulledCall, host: Host, begins: boolean): Promise<void> {
  const limits = begins ? mostBegun : [{ most: mostTakenUp, within: 10 * minute }];
  const door = begins ? 'begun' : 'taken-up';
  for (const { most, within } of limits)
    if (!(await host.allow(`${door}-${within} ${caller}`, most, within)))
      throw new Fault(
        'tooMany',
        'Too many conversations were opened from this address. Try again in some minutes.',
      );
}

/** A token for a new conversation, or for one that is taken up again. */
const token: PulledRoute = {
  method: 'POST',
  path: '/:association/token',
  body: Wish,
  answer: Grant,
  async handle(call, host) {
    const { association = '' } = call.params;
    if (!host.associations.has(association))
      throw new Fault('notFound', 'There is no such association here. The list stands on the page "/".');
    const { resume, locale, lang } = await wishOf(call);
    const begins = resume === undefined || resume === null;
    await mayEnter(call, host, begins);
    const begun = begins
      ? await host.conversations.begin(association)
      : await host.conversations.resume(association, resume);
    if (!begun)
      throw new Fault(
        'notFound',
        'There is no conversation for this value of resume: it was renewed or ended, or it never was. Ask again without it to begin a new one.',
      );
    const { publicId: conversation, generation } = begun;
    const tokens = tokensOf(host);
    const member = tokens.memberOf(conversation);
    const spoken = langFrom(locale, lang, call.url.searchParams.get('lang'));
    const since = tokens.seconds();
    const pass = { conversation, member, association, lang: spoken, generation, since };
    const grant = {
      token: await tokens.make(pass, 'calls'),
      conversationId: conversation,
      userId: member,
      resume: begun.resume,
      expires_in: tokens.lasts(pass, 'calls'),
    };
    return Response.json(grant, { headers: { 'cache-control': 'no-store' } });
  },
};

/** The way in. */
export const entrance: Door = { under: '/webchat', crossOrigin: ['content-type'], routes: [token] };

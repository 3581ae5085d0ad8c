import * as z from 'zod/mini';
import { langOf, type Lang } from '../../../src/channel/message.ts';
import type { Begun, Host, PulledCall } from '../../../src/channel/pulled.ts';
import { day, minute, second } from '../../../src/kernel/clock.ts';
import { Fault } from '../../../src/kernel/errors.ts';
import { tokensOf } from './pass.ts';
import type { Pass } from './tokens.ts';

/** What somebody who comes in brings: the value by which they go on, and their language. */
export const Wish = z.object({
  resume: z.nullish(z.string().check(z.minLength(1), z.maxLength(200))),
  locale: z.nullish(z.string().check(z.maxLength(40))),
  lang: z.nullish(z.string().check(z.maxLength(40))),
});
type Wish = z.infer<typeof Wish>;

/** What came in: who it speaks for; `resume` where a new value was made. */
export interface Entered {
  readonly pass: Pass;
  readonly resume?: string;
}

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

/** Reads what a call brings, in the shape of its address. Throws Fault wrongRequest. */
export async function wishOf<Brought>(call: PulledCall, shape: z.ZodMiniType<Brought>): Promise<Brought> {
  const body = await call.body(mostBody, () => new Fault('tooLarge', 'The call is too large.'));
  const text = Buffer.from(body).toString('utf8');
  let json: unknown = {};
  try {
    if (text.trim() !== '') json = JSON.parse(text);
  } catch (cause) {
    throw new Fault('wrongRequest', 'The body must be JSON: {} or { "resume": … }.', { cause });
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Fault(
    'wrongRequest',
    `${issue?.path.join('.') || 'resume'}: must be the value that an earlier answer gave (${issue?.message ?? ''}).`,
  );
}

/** Throws Fault tooMany when too much was opened, or taken up again, from this address. */
export async function mayEnter({ caller }: PulledCall, host: Host, begins: boolean): Promise<void> {
  const limits = begins ? mostBegun : [{ most: mostTakenUp, within: 10 * minute }];
  const door = begins ? 'begun' : 'taken-up';
  for (const { most, within } of limits)
    if (!(await host.allow(`${door}-${within} ${caller}`, most, within)))
      throw new Fault(
        'tooMany',
        'Too many conversations were opened from this address. Try again in some minutes.',
      );
}

/** The association of a call. Throws Fault notFound when it is not served here. */
export function associationIn({ params }: PulledCall, host: Host): string {
  const { association = '' } = params;
  if (host.associations.has(association)) return association;
  throw new Fault('notFound', 'There is no such association here. The list stands on the page "/".');
}

/** Lets somebody in: to a new conversation, or to the one that their value takes up again. Throws Fault notFound and tooMany. */
export async function enter(call: PulledCall, host: Host, wish: Wish): Promise<Entered> {
  const association = associationIn(call, host);
  const { resume, locale, lang } = wish;
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
  const spoken = langFrom(locale, lang, call.url.searchParams.get('lang'));
  return passFor(host, { association, lang: spoken }, begun);
}

/** The pass of whoever holds the newest value of a conversation. */
export function passFor(
  host: Host,
  { association, lang }: Pick<Pass, 'association' | 'lang'>,
  { publicId: conversation, generation, resume }: Begun,
): Entered {
  const tokens = tokensOf(host);
  const member = tokens.memberOf(conversation);
  const since = tokens.seconds();
  return { pass: { conversation, member, association, lang, generation, since }, resume };
}

/** What whoever came in is given. */
export async function grantOf(host: Host, { pass, resume }: Entered): Promise<object> {
  const tokens = tokensOf(host);
  return {
    token: await tokens.make(pass, 'calls'),
    conversationId: pass.conversation,
    userId: pass.member,
    ...(resume !== undefined && { resume }),
    expires_in: tokens.lasts(pass, 'calls'),
  };
}

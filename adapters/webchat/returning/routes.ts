import * as z from 'zod/mini';
import type { LineIn } from '../../../src/channel/message.ts';
import type { PulledCall, PulledRoute } from '../../../src/channel/pulled.ts';
import { minute, second } from '../../../src/kernel/clock.ts';
import { Fault, type FaultCode } from '../../../src/kernel/errors.ts';
import { associationIn, grantOf, langFrom, passFor, wishOf } from '../entering/entering.ts';
import { passOf, say } from '../entering/pass.ts';
import { Grant } from '../shapes.ts';

const pin = z.string().check(z.minLength(1), z.maxLength(40));
const Choice = z.object({ pin });
const Way = z.object({
  value: z.string().check(z.minLength(1), z.maxLength(200)),
  pin,
  lang: z.nullish(z.string().check(z.maxLength(40))),
});
/** What the address of a way back carries, behind the `#` that no server reads. */
const Made = z.object({ value: z.string() });

/** So often a way back is tried from one address. */
const mostTried = { most: 60, within: 10 * minute } as const;
const soon = 10 * second;

type Refusal = readonly [code: FaultCode, line: LineIn<'http'>, again?: number];
const refusals = {
  shape: ['wrongRequest', 'pinShape'],
  easy: ['wrongRequest', 'pinEasy'],
  notHere: ['forbidden', 'linkNotHere'],
  wrong: ['wrongPassword', 'pinWrong'],
  gone: ['notFound', 'linkGone'],
  busy: ['tooMany', 'pinBusy', soon],
} as const satisfies Readonly<Record<string, Refusal>>;

const unstored = { headers: { 'cache-control': 'no-store' } };

/** Makes the link of the token's conversation, in place of an older one. */
export const makeLink: PulledRoute = {
  method: 'POST',
  path: '/session/link',
  token: 'directline',
  body: Choice,
  answer: Made,
  async handle(call, host) {
    const pass = await passOf(call, host);
    const made = await host.links.make(pass.conversation, (await wishOf(call, Choice)).pin);
    if (made.kind === 'made') return Response.json({ value: made.value }, unstored);
    const [code, line, again]: Refusal = refusals[made.kind];
    throw new Fault(code, say(host, pass, line), { ...(again !== undefined && { again }) });
  },
};

/** Takes a conversation up again by its link and the PIN of its member. What other devices held of it ends with the first use. */
export const comeBack: PulledRoute = {
  method: 'POST',
  path: '/:association/return',
  body: Way,
  answer: Grant,
  async handle(call: PulledCall, host) {
    const association = associationIn(call, host);
    const way = await wishOf(call, Way);
    const lang = langFrom(way.lang);
    call.speaksTo(association, lang);
    const told = (line: LineIn<'http'>): string =>
      host.associations.get(association)?.line(lang, `http.${line}`) ?? '';
    const { most, within } = mostTried;
    if (!(await host.allow(`return ${call.caller}`, most, within)))
      throw new Fault('tooMany', told('pinShut'), { again: within });
    const opened = await host.links.open(association, way.value, way.pin);
    if (opened.kind === 'opened')
      return Response.json(await grantOf(host, passFor(host, { association, lang }, opened.begun)), unstored);
    if (opened.kind === 'shut')
      throw new Fault('tooMany', told('pinShut'), { again: opened.until - host.now() });
    const [code, line, again]: Refusal = refusals[opened.kind];
    throw new Fault(code, told(line), { ...(again !== undefined && { again }) });
  },
};

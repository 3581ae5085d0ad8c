import * as z from 'zod/mini';
import type { Host, PulledCall, PulledRoute } from '../../../src/channel/pulled.ts';
import { isFault } from '../../../src/kernel/errors.ts';
import { associationIn, enter, grantOf, langFrom, mayEnter, Wish, wishOf, type Entered } from './entering.ts';
import { anyNumber, showBefore } from '../lines.ts';
import { streamOf } from './opened.ts';
import { passIn } from './pass.ts';
import { packed } from '../packed.ts';
import { reading } from '../reading.ts';
import { Started } from '../shapes.ts';
import { over } from './tokens.ts';

/** `token`: one of this conversation that is still good; then nothing else is given out, and no tab loses its own. */
const StartWish = z.extend(Wish, { token: z.nullish(z.string().check(z.maxLength(2000))) });
type StartWish = z.infer<typeof StartWish>;

/** So many entries are shown at first, some screens of a telephone: what is earlier is fetched when somebody goes up to it. */
const mostAtFirst = 20;

/** Whoever shows a token that is good goes on with what it opens, in the language of the wish. Throws Fault notAllowed where it is over. */
async function goOn(call: PulledCall, host: Host, { token, locale, lang }: StartWish): Promise<Entered> {
  await mayEnter(call, host, false);
  const pass = await passIn(host, token, 'calls');
  if (pass.association !== associationIn(call, host)) throw over();
  return { pass: { ...pass, lang: langFrom(locale, lang, pass.lang) } };
}

/** By the token, where it is good; else by the value, where there is one, or anew. */
async function entered(call: PulledCall, host: Host, wish: StartWish): Promise<Entered> {
  if (!wish.token) return enter(call, host, wish);
  try {
    return await goOn(call, host, wish);
  } catch (error) {
    if (!isFault(error, 'notAllowed') || !wish.resume) throw error;
    return enter(call, host, wish);
  }
}

/** All in one call: lets somebody in, greets them, and answers what was said last with the way to what will be. */
export const start: PulledRoute = {
  method: 'POST',
  path: '/:association/start',
  body: StartWish,
  answer: Started,
  async handle(call, host) {
    const association = associationIn(call, host);
    const came = await entered(call, host, await wishOf(call, StartWish));
    const { pass } = came;
    call.speaksTo(association, pass.lang);
    await host.conversations.greet(pass.conversation, pass.lang);
    const viewer = { pass, base: call.base };
    const last = { before: anyNumber, most: mostAtFirst };
    const shown = await reading(host, pass, () => showBefore(host, viewer, last));
    const streamUrl = await streamOf(host, viewer, Number(shown.watermark));
    const answer = { ...(await grantOf(host, came)), streamUrl, ...shown };
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    return packed(call.request, JSON.stringify(answer), { headers });
  },
};

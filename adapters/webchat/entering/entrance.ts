import type { Door, PulledRoute } from '../../../src/channel/pulled.ts';
import { enter, grantOf, Wish, wishOf } from './entering.ts';
import { comeBack } from '../returning/routes.ts';
import { Grant } from '../shapes.ts';
import { start } from './start.ts';

/** A token for a new conversation, or for one that is taken up again. */
const token: PulledRoute = {
  method: 'POST',
  path: '/:association/token',
  body: Wish,
  answer: Grant,
  async handle(call, host) {
    const came = await enter(call, host, await wishOf(call, Wish));
    return Response.json(await grantOf(host, came), { headers: { 'cache-control': 'no-store' } });
  },
};

/** The way in. */
export const entrance: Door = {
  under: '/webchat',
  crossOrigin: ['content-type'],
  routes: [token, start, comeBack],
};

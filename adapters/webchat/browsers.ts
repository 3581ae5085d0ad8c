import * as z from 'zod/mini';
import type { PulledRoute } from '../../src/channel/pulled.ts';
import { Fault } from '../../src/kernel/errors.ts';
import { passOf, say } from './entering/pass.ts';
import { wishOf } from './entering/entering.ts';
import { BrowserKey, Ended } from './shapes.ts';

const path = '/session/browser';
const token = 'directline';
const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** Where a browser takes messages while its page is closed, as its `PushSubscription` tells. */
const Browser = z.object({
  endpoint: text(1000),
  keys: z.object({ p256dh: text(200), auth: text(60) }),
});
const Gone = z.object({ endpoint: text(1000) });

/** What a browser subscribes with. */
const key: PulledRoute = {
  method: 'GET',
  path,
  token,
  answer: BrowserKey,
  async handle(call, host) {
    await passOf(call, host);
    return Response.json({ key: host.browsers.key });
  },
};

/** From now on the browser is told that something was said. */
const tell: PulledRoute = {
  method: 'POST',
  path,
  token,
  body: Browser,
  answer: Ended,
  async handle(call, host) {
    const pass = await passOf(call, host);
    const browser = await wishOf(call, Browser);
    if (!(await host.browsers.keep(pass.conversation, browser, pass.lang)))
      throw new Fault('wrongRequest', say(host, pass, 'notTold'));
    return Response.json({});
  },
};

const stop: PulledRoute = {
  method: 'DELETE',
  path,
  token,
  body: Gone,
  answer: Ended,
  async handle(call, host) {
    await passOf(call, host);
    await host.browsers.drop((await wishOf(call, Gone)).endpoint);
    return Response.json({});
  },
};

export const browsers: readonly PulledRoute[] = [key, tell, stop];

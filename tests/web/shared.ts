import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sharedServer, type TestServer } from '../http/support.ts';
import { openBrowser } from './browser.ts';

interface Shared {
  readonly server: TestServer;
  readonly browser: Browser;
}

/** Opens for the tests around it the server and the browser that files share, and ends afterwards what was opened there. */
export function openShared(take: (shared: Shared) => void): void {
  let shared: Shared;
  beforeAll(async () => {
    const [server, browser] = await Promise.all([sharedServer(), openBrowser()]);
    shared = { server, browser };
    take(shared);
  });
  afterAll(async () => {
    await shared.browser.close();
    await shared.server.remove();
  });
}

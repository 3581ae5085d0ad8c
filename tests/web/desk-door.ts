import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type * as z from 'zod/mini';
import { Me } from '../../src/contract/desk.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { makeLink, putStaff, staffByEmail, takeLink } from '../../src/records/desk/staff.ts';
import { removeFolder } from '../support/folders.ts';
import { openPlace, type Place } from '../support/place.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { dataFolder, dropShared } from '../support/shared.ts';
import { desktop, openBrowser } from './browser.ts';

export const password = 'correct horse battery staple';

/** Somebody of each of these roles at the desk of rahat: `<role>@rahat.example`, under a name where one is given. Who is there already gets the password. */
export async function putRoles(
  place: Place,
  roles: readonly string[],
  names: Readonly<Record<string, string>> = {},
): Promise<void> {
  const hashed = await hashPassword(password);
  const { database } = place.ground;
  for (const role of roles) {
    const email = `${role}@rahat.example`;
    const known = await staffByEmail(database, email);
    const staff =
      known ?? (await putStaff(database, { association: 'rahat', email, role, password: hashed }, 0));
    const name = names[role] ?? known?.name;
    if (name === undefined) continue;
    const link = await makeLink(database, staff.id, Date.now() + 60_000);
    await takeLink(database, { value: link, name, password: hashed }, Date.now());
  }
}

/** A server with people at its desk, and a browser. */
export interface DeskHouse {
  readonly server: ServerProcess;
  readonly browser: Browser;
  /** Ends both, and removes what they kept. */
  readonly end: () => Promise<void>;
}

/** Somebody of each role (`putRoles`), and what is put there besides before the server starts. */
export async function openDeskHouse(
  roles: readonly string[],
  put: (place: Place) => Promise<void> = async () => undefined,
): Promise<DeskHouse> {
  const dataDir = await dataFolder();
  const place = await openPlace({ DATA_DIR: dataDir });
  await putRoles(place, roles);
  await put(place);
  await place.close();
  const server = await startServer({ DATA_DIR: dataDir });
  const browser = await openBrowser();
  return {
    server,
    browser,
    async end() {
      await browser.close();
      await server.stop();
      await dropShared(dataDir);
      await removeFolder(dataDir);
    },
  };
}

/** A page of its own browser window, signed in as `<role>@rahat.example`. */
export async function signedIn(
  browser: Browser,
  url: string,
  role: string,
  { options = desktop, path = '/desk' }: { options?: BrowserContextOptions; path?: string } = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${url}/desk/sign-in`);
  await page.getByTestId('sign-in-email').fill(`${role}@rahat.example`);
  await page.getByTestId('sign-in-password').fill(password);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('account').waitFor();
  if (path !== '/desk') await page.goto(`${url}${path}`);
  return page;
}

/** What is pressed on a page and is smaller than a finger. */
export const smallOn = (page: Page): Promise<unknown> =>
  page.evaluate(
    `[...document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=tab]')]
      .filter((one) => !one.closest('.unseen') && !(one.type === 'radio' || one.type === 'checkbox'))
      .map((one) => [one.dataset.testid ?? one.className, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 2 && height > 2 && (width < 43.5 || height < 43.5))
      .map(([name, { width, height }]) => name + ' ' + Math.round(width) + 'x' + Math.round(height))`,
  );
/** What stands beyond the sides of a page that is wider than its window. */
export const wideOn = (page: Page): Promise<unknown> =>
  page.evaluate(
    `[...document.querySelectorAll('body *')].filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1);
    }).map((one) => one.dataset.testid ?? one.className).slice(0, document.documentElement.scrollWidth > document.documentElement.clientWidth ? 9 : 0)`,
  );

/** Somebody at the desk by plain calls, as his browser makes them. */
export class Caller {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly csrf: string,
  ) {}

  /** By a call that signs in: `sign-in` with a password, `set-up` with a link. Undefined when the server refuses what is given. */
  static async enter(url: string, way: 'sign-in' | 'set-up', body: object): Promise<Caller | undefined> {
    const answer = await fetch(`${url}/desk/api/${way}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status === 400) return undefined;
    if (answer.status !== 200) throw new Error(`${way} was answered with ${answer.status}: ${text}`);
    const { csrf } = Me.parse(JSON.parse(text));
    return new Caller(url, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', csrf);
  }

  private call(path: string, body: object): Promise<Response> {
    const form = body instanceof FormData;
    return fetch(`${this.url}/desk/api${path}`, {
      method: 'POST',
      headers: {
        cookie: this.cookie,
        'x-silah-csrf': this.csrf,
        ...(!form && { 'content-type': 'application/json' }),
      },
      body: form ? body : JSON.stringify(body),
    });
  }

  /** The status: 200, or 400 when what is given was refused. Throws at every other. */
  async post(path: string, body: object = {}): Promise<number> {
    const answer = await this.call(path, body);
    const text = await answer.text();
    if (answer.status !== 200 && answer.status !== 400)
      throw new Error(`${path} was answered with ${answer.status}: ${text}`);
    return answer.status;
  }

  /** The answer, in the shape that the contract gives it. */
  async json<Shape extends z.ZodMiniType>(shape: Shape, path: string, body: object): Promise<z.infer<Shape>> {
    const answer = await this.call(path, body);
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    return shape.parse(await answer.json());
  }

  async get(path: string): Promise<string> {
    const answer = await fetch(`${this.url}/desk/api${path}`, { headers: { cookie: this.cookie } });
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    return answer.text();
  }
}

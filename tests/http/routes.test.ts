import { describe, expect, test } from '@jest/globals';
import { deskPages, reportPages } from '../../src/contract/desk.ts';
import { openApp } from '../../src/http/app.ts';
import type { Doors } from '../../src/http/doors.ts';
import { listRoutes } from '../../src/http/routes.ts';
import { openLayout } from '../../src/runtime.ts';

const layout = openLayout();
const listed = listRoutes(layout);
const named = (method: string, path: string): string => `${method} ${path}`;

describe('the list of routes', () => {
  // An app is opened by its layout alone; what its answers need is not touched.
  const { routes } = openApp({ layout } as Doors);
  const ofServer = listed.filter(({ socket, port }) => socket === undefined && port === undefined);

  test('is what the app serves, and the app serves nothing else', () => {
    const served = routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => named(method, path));
    expect(served.sort()).toEqual(ofServer.map(({ method, path }) => named(method, path)).sort());
  });

  test('has every address once', () => {
    const all = listed.map(({ method, path }) => named(method, path));
    expect(new Set(all).size).toBe(all.length);
  });

  test('besides it the app answers other methods at the same addresses, and guards what lies below a door', () => {
    const doors = layout.hosted.flatMap(({ channel }) => channel.doors.map(({ under }) => `${under}/*`));
    const known = new Set(['/*', ...doors, ...ofServer.map(({ path }) => path)]);
    expect(routes.filter(({ path }) => !known.has(path))).toEqual([]);
  });

  test('names the form, the webhooks, the assets, the stream and the figures', () => {
    const found = (path: string | RegExp) =>
      listed.filter((route) => (typeof path === 'string' ? route.path === path : path.test(route.path)));
    expect(found('/form/:secret').map(({ method, token }) => [method, token])).toEqual([
      ['GET', 'form'],
      ['POST', 'form'],
    ]);
    expect(found('/api/messages/:association')).toContainEqual(
      expect.objectContaining({ method: 'POST', public: true, token: 'webhook' }),
    );
    expect(found(/^\/webhooks\//).length).toBeGreaterThan(2);
    const stamped = layout.hosted.flatMap(({ assets }) => assets.filter(({ shared }) => !shared));
    expect(stamped.length).toBeGreaterThan(2);
    expect(found(/^\/assets\/[\w-]{12}\//).map(({ path }) => path)).toEqual(
      expect.arrayContaining(stamped.map(({ url }) => url)),
    );
    expect(found(/^\/assets\/:hash/).length).toBe(1);
    expect(found(/\/stream$/)).toEqual([
      expect.objectContaining({ method: 'GET', token: 'directline', socket: true }),
    ]);
    expect(found('/metrics')).toEqual([expect.objectContaining({ port: 'metrics', public: true })]);
  });

  test('begins the desk at the address of each of its pages', () => {
    const begun = listed.filter(({ method }) => method === 'GET').map(({ path }) => path);
    expect(deskPages.length).toBeGreaterThan(5);
    expect(begun).toEqual(expect.arrayContaining(deskPages.map((page) => `/desk/${page}`)));
    expect(begun).toEqual(expect.arrayContaining(reportPages.map((page) => `/reports/${page}`)));
  });

  test('tells in JSON Schema what a call takes and gives', () => {
    const canned = listed.find((route) => named(route.method, route.path) === 'POST /desk/api/replies');
    expect(canned?.body).toMatchObject({
      type: 'object',
      required: ['title', 'text'],
      properties: { title: { type: 'string', minLength: 2, maxLength: 80 } },
    });
    expect(canned?.answer).toMatchObject({ properties: { id: { type: 'number' } } });
    const token = listed.find(({ path }) => path === '/webchat/:association/token');
    expect(token?.answer).toMatchObject({ required: expect.arrayContaining(['token', 'resume']) });
  });

  test('says which roles may call: those with the capability, or everybody who is signed in', () => {
    const rolesOf = (path: string) => listed.find((route) => route.path === path);
    expect(rolesOf('/desk/api/requests/:reference/decision')).toMatchObject({
      public: false,
      capability: 'decide',
      roles: ['committee'],
    });
    expect(rolesOf('/desk/api/me')).toMatchObject({ public: false });
    expect(rolesOf('/desk/api/me')).not.toHaveProperty('capability');
  });
});

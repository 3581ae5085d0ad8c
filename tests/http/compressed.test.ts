import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { jsonAnswer } from '../../src/http/desk/compressed.ts';

const rows = Array.from({ length: 200 }, (_, n) => ({
  conversation: `c${n}`,
  lastText: 'السلام عليكم',
  late: false,
}));
const app = new Hono()
  .get('/long', (context) => jsonAnswer(context, { items: rows }))
  .get('/short', (context) => jsonAnswer(context, { items: [] }));

const asked = (path: string, encoding?: string) =>
  app.request(path, encoding === undefined ? {} : { headers: { 'accept-encoding': encoding } });

test('a long answer is compressed for whoever takes that, and says the same', async () => {
  const answer = await asked('/long', 'br, gzip');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(answer.headers.get('vary')).toBe('accept-encoding');
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = gunzipSync(bytes).toString('utf8');
  expect(JSON.parse(text)).toEqual({ items: rows });
  expect(bytes.length * 5).toBeLessThan(text.length);
});

test.each([
  ['/long', undefined],
  ['/long', 'identity'],
  ['/short', 'gzip'],
])('%s for whoever takes %s is answered as it is', async (path, encoding) => {
  const answer = await asked(path, encoding);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await answer.json()).toEqual({ items: path === '/long' ? rows : [] });
});

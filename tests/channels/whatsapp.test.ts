import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openBotApi, type BotApi } from '../standins/bot-api.ts';
import { openGraphApi, type GraphApi, type PhoneNumber } from '../standins/graph-api.ts';
import { openAll } from '../support/house.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { until } from '../support/wait.ts';
import { requestOf } from './stored.ts';
import { onWhatsApp as surfaceOf } from './surfaces.ts';
import { shown, stepsOf, submit } from './walk.ts';

const identity = {
  id: '106540352242922',
  token: 'a-whatsapp-token-of-tests',
  appSecret: 'an-app-secret-of-tests',
  verifyToken: 'a-verify-token-of-tests',
} as const;
const bot = '1001:a-bot-token-of-tests';
let api: GraphApi;
let telegram: BotApi;
let server: ServerProcess;
let number: PhoneNumber;

beforeAll(async () => {
  api = await openGraphApi();
  telegram = await openBotApi();
  telegram.bot(bot);
  number = api.number(identity);
  server = await startServer({
    WHATSAPP_API_ROOT: api.root,
    TELEGRAM_API_ROOT: telegram.root,
    RAHAT_TELEGRAM_BOT_TOKEN: bot,
    RAHAT_WHATSAPP_ACCESS_TOKEN: identity.token,
    RAHAT_WHATSAPP_PHONE_NUMBER_ID: identity.id,
    RAHAT_WHATSAPP_APP_SECRET: identity.appSecret,
    RAHAT_WHATSAPP_VERIFY_TOKEN: identity.verifyToken,
  });
  expect(await number.hooks.subscribe(`${server.url}/webhooks/whatsapp/rahat`)).toBe(true);
});

afterAll(async () => {
  await server.stop();
  await api.close();
  await telegram.close();
});

const withPaper = async () => {
  const { engine, houses } = await openAll();
  const house = houses.get('rahat');
  const service = house?.association.services.find(
    ({ fields }) =>
      fields.some(({ type }) => type === 'attachment') && fields.some(({ type }) => type === 'nationalId'),
  );
  if (!house || !service) throw new Error('there is no service with a document');
  return { house, service: service.id, steps: stepsOf(engine, house, service.id) };
};

const fieldsOf = (stored: unknown): unknown =>
  JSON.parse(JSON.stringify((stored as { fields: unknown }).fields).replace(/"file":"[^"]+"/g, '"file":""'));

test('a whole request on WhatsApp, with buttons, a list and the one-time form; the same request as on Telegram', async () => {
  const { service, steps } = await withPaper();
  const member = number.member();
  const reference = await submit(surfaceOf(member), steps);
  const stored = await requestOf(server.dataDir, reference);
  expect(stored).toMatchObject({ association: 'rahat', channel: 'whatsapp', service });
  expect(member.shown.some(({ as }) => as === 'list')).toBe(true);
  expect(member.shown.some(({ as }) => as === 'button')).toBe(true);
  const secrets = steps.flatMap((step) => ('type' in step && step.secret ? [step.type] : []));
  expect(secrets.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(member.texts.join('\n').replace(/\s/g, '')).not.toContain(secret);

  const other = telegram.bot(bot).member();
  const elsewhere = await submit(
    {
      say: (text) => void other.text(text),
      press: (label) => void other.press(label),
      attach: (name, bytes) => void other.document({ name, type: 'application/pdf', bytes }),
      texts: () => other.texts,
    },
    steps,
  );
  expect(fieldsOf(await requestOf(server.dataDir, elsewhere))).toEqual(fieldsOf(stored));
});

test('somebody without a phone number is served; what comes again, late and in disorder changes nothing', async () => {
  const member = number.member({ hidden: true });
  const surface = surfaceOf(member);
  member.text('السلام عليكم');
  const { wording } = (await openAll()).houses.get('rahat')!;
  await until('the consent is asked for', () => (member.last?.options.length ?? 0) > 0);
  const before = member.texts.length;
  const made = number.hooks.attempts.length;
  number.hooks.again();
  await until('all of it came again', () => number.hooks.settled && number.hooks.attempts.length > made);
  // What would be answered again stands before the answer to what is said next.
  await surface.press(wording.line('ar', 'choices.agree'));
  await shown(surface, before, (text) => text.includes(wording.line('ar', 'reception.menu')));
  expect(member.texts.filter((text, i) => member.texts.indexOf(text) !== i)).toEqual([]);
  // Where the machine is busy an answer comes too late (0), or asks for the same once more (503): that refuses nothing, and it comes again.
  await until('all of it was taken', () => number.hooks.settled);
  const statuses = new Set(number.hooks.attempts.map(({ status }) => status));
  expect([...statuses].filter((status) => ![0, 200, 503].includes(status))).toEqual([]);
});

test('a forged call and a truncated one are refused', async () => {
  const call = number.hooks.calls.at(-1);
  if (!call) throw new Error('nothing was called yet');
  const post = (body: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${server.url}/webhooks/whatsapp/rahat`, { method: 'POST', body, headers });
  expect((await post(call.body, call.headers)).status).toBe(200);
  expect((await post(call.body.slice(0, -5), call.headers)).status).toBe(403);
  expect((await post(call.body, { 'content-type': 'application/json' })).status).toBe(403);
  expect((await post('{}', { ...call.headers, 'x-hub-signature-256': 'sha256=00' })).status).toBe(403);
  for (const secret of [identity.token, identity.appSecret, identity.verifyToken])
    expect(server.log).not.toContain(secret);
});

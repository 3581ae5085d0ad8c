import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { onTeams, onTelegram, onTheWeb } from '../channels/surfaces.ts';
import { shown, type Surface } from '../channels/walk.ts';
import { Member } from '../http/member.ts';
import { hashPassword } from '../../src/desk/people/sign-in.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { openBotApi, type BotApi } from '../standins/bot-api.ts';
import { openConnector, type Bot, type Connector } from '../standins/connector.ts';
import { startCommand } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { openPlace } from '../support/place.ts';
import { filesNamed, type Scratch } from '../support/scratch.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { Caller, password } from '../web/desk-door.ts';
import { words } from './added/email.ts';
import { everyKind } from './added/every-kind.ts';

const execute = promisify(execFile);
const pack = {
  'pack.yaml': `
id: post
name: { ar: جمعية البريد }
shortName: { ar: البريد }
member: { one: { ar: مستفيد }, the: { ar: المستفيد }, many: { ar: المستفيدون } }
address: masculine
document: { title: { ar: سياسة العلاقة مع المستفيدين } }
greeting: { ar: أهلًا بك في جمعية البريد. }
procedure:
  unclear: { to: administration, title: { ar: إدارة الجمعية }, answerWithin: 30 }
  committee: { name: { ar: لجنة المستفيدين } }
  reply: { kind: internal, by: 10 }
hours: { week: { sunday: [['09:00', '15:00']] } }
privacy: { version: '1', notice: { ar: نحفظ ما تكتبه لخدمتك فقط. هل توافق؟ } }
attestation: { ar: أقرّ بصحة ما ذكرته. }
`,
  'services.yaml': `
services:
  - id: letters
    title: { ar: مراسلة }
    summary: { ar: تصلك رسائل الجمعية }
    fields:
      - { type: name, name: fullName, label: { ar: الاسم }, ask: { ar: ما اسمك؟ } }
      - { type: email, name: address, label: { ar: العنوان }, ask: { ar: ما بريدك الإلكتروني؟ }, sensitive: true }
`,
  'answers.yaml': `
answers:
  - id: price
    title: { ar: هل المراسلة مجانية؟ }
    answer: { ar: نعم، المراسلة مجانية. }
    phrasings: { msa: [هل المراسلة مجانية؟], saudi: [بكم المراسلة؟] }
`,
  'clauses.yaml': `
clauses:
  - { id: reply, place: { ar: المادة 3 }, heading: { ar: مدة الرد }, text: { ar: يُرد على الطلب خلال عشرة أيام. } }
`,
};

const token = '1001:a-bot-token-of-tests';
const invalid = 'sara@example';
const masked = 's••••@example.com';

let scratch: Scratch;
let folder: string;
let server: ServerProcess;
let telegram: BotApi;
let azure: Connector;
let bot: Bot;
const common = (): Record<string, string> => ({
  DATA_DIR: join(folder, 'data'),
  ASSOCIATIONS_DIR: join(folder, 'packs'),
});

/** A command of the copy; what it printed. */
async function run(command: string, ...rest: string[]): Promise<string> {
  const child = startCommand(command, rest, common(), scratch.root);
  if ((await child.ended) !== 0) throw new Error(`${command}: ${child.log}`);
  return child.out;
}

async function openPack(): Promise<void> {
  const packs = join(folder, 'packs');
  await mkdir(join(packs, 'post'), { recursive: true });
  for (const [name, text] of Object.entries(pack)) await writeFile(join(packs, 'post', name), text);
  await cp(join(scratch.root, 'associations/schema'), join(packs, 'schema'), { recursive: true });
}

async function hire(): Promise<void> {
  await mkdir(join(folder, 'data'));
  const place = await openPlace({ DATA_DIR: join(folder, 'data') });
  const hashed = await hashPassword(password);
  for (const role of ['researcher', 'committee']) {
    const staff = { association: 'post', email: `${role}@post.example`, role, password: hashed };
    await putStaff(place.ground.database, staff, 0);
  }
  await place.close();
}

beforeAll(async () => {
  ({ scratch } = await everyKind());
  folder = await temporaryFolder();
  await openPack();
  await hire();
  [telegram, azure] = await Promise.all([openBotApi(), openConnector()]);
  telegram.bot(token);
  bot = azure.bot('an-app-of-tests');
  const env = {
    ...common(),
    TELEGRAM_API_ROOT: telegram.root,
    POST_TELEGRAM_BOT_TOKEN: token,
    BOTFRAMEWORK_OPENID_METADATA: azure.metadata,
    BOTFRAMEWORK_LOGIN_ROOT: azure.root,
    POST_BOTFRAMEWORK_APP_ID: bot.appId,
    POST_BOTFRAMEWORK_APP_PASSWORD: bot.password,
  };
  server = await startServer(env, scratch.root);
  bot.hook = `${server.url}/api/messages/post`;
});

afterAll(async () => {
  if (process.env['SHOW_LOG']) process.stderr.write(server.log);
  await server.stop();
  await Promise.all([telegram.close(), azure.close(), removeFolder(join(folder, 'data'))]);
  await removeFolder(folder);
});

/** Does something and waits for words that are shown after it. */
async function until(surface: Surface, act: () => Promise<void> | void, says: RegExp): Promise<string> {
  const seen = (await surface.texts()).length;
  await act();
  return shown(surface, seen, (text) => says.test(text));
}

async function askedForAddress(surface: Surface): Promise<void> {
  const said = (text: string, says: RegExp): Promise<string> => until(surface, () => surface.say(text), says);
  await said('السلام عليكم', /هل توافق؟/);
  await said('أوافق', /كيف نخدمك/);
  await said('مراسلة', /ما اسمك؟/);
  await said('سارة علي محمد', /ما بريدك الإلكتروني؟/);
}

/** From the review to the receipt; what `requests show` tells of the request. */
async function signed(surface: Surface, channel: string, address: string): Promise<string> {
  await until(surface, () => surface.say('نعم'), /أقرّ بصحة/);
  const receipt = await until(surface, () => surface.say('أقر'), /\d{3}\D{0,3}\d{4}/);
  const reference = (/(\d{3})\D{0,3}(\d{4})/.exec(receipt) ?? []).slice(1).join('');
  const request = JSON.parse(await run('requests', 'show', reference, '--json')) as unknown;
  expect(request).toMatchObject({
    channel,
    answers: { fullName: 'سارة علي محمد', address },
    fields: [{ name: 'fullName' }, { name: 'address', value: address, shown: address }],
  });
  return reference;
}

test('is added by the files that ARCHITECTURE.md names', async () => {
  const made = ['associations/schema/services.schema.json', 'src/contract/line-names.ts'];
  const { changed } = await everyKind();
  expect([...changed.email, ...made].sort()).toEqual(await filesNamed('A field type', { type: 'email' }));
  for (const tool of ['pack-schema', 'line-names'])
    await execute(process.execPath, [join(scratch.root, 'tools/run.mjs'), tool]);
  const [schema, names] = await Promise.all(made.map((file) => readFile(join(scratch.root, file), 'utf8')));
  expect(schema).toContain('"const": "email"');
  expect(names).toContain("'placeholder.email'");
});

test('is asked in the web chat, with its own keyboard and hint, and masked once it is signed', async () => {
  const member = await Member.arrive(server.url, 'post');
  const surface = onTheWeb(member);
  await askedForAddress(surface);
  expect(member.prompt).toMatchObject({
    kind: 'email',
    keyboard: {
      placeholder: 'email',
      inputMode: 'email',
      autocomplete: 'off',
      figures: true,
      sensitive: true,
    },
  });
  const page = await (await fetch(`${server.url}/chat/post?lang=en`)).text();
  expect(page).toContain(`"placeholder.email":"${words.en.hint}"`);
  await until(surface, () => surface.say(invalid), /هذا ليس بريدًا إلكترونيًا/);
  await until(surface, () => surface.say('Sara@Example.com'), /2\. العنوان: .?sara@example\.com/);
  await signed(surface, 'webchat', 'sara@example.com');
  const texts = JSON.stringify(await member.transcript());
  expect(texts).toContain(masked);
  expect(texts).not.toMatch(/sara@example\.com/i);
});

test('is asked on Telegram', async () => {
  const surface = onTelegram(telegram.bot(token).member());
  await askedForAddress(surface);
  await until(surface, () => surface.say(invalid), /هذا ليس بريدًا إلكترونيًا/);
  await until(surface, () => surface.say('sara@example.com'), /2\. العنوان: .?sara@example\.com/);
  expect(await signed(surface, 'telegram', 'sara@example.com')).toMatch(/^\d{7}$/);
});

test('is asked in the one-time form where a chat may not carry it', async () => {
  const member = azure.member(bot);
  const surface = onTeams(member);
  await askedForAddress(surface);
  const link = member.link ?? '';
  expect(await (await fetch(link)).text()).toContain('inputmode="email"');
  const answer = (text: string): Promise<Response> =>
    fetch(link, { method: 'POST', body: new URLSearchParams({ answer: text }) });
  const refused = await answer(invalid);
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(words.ar.fault)]);
  await until(
    surface,
    async () => expect((await answer('sara@example.com')).status).toBe(200),
    /العنوان: .?s••••@example\.com/,
  );
  await signed(surface, 'botframework', 'sara@example.com');
  expect(member.texts.join('\n')).not.toContain('sara@example.com');
});

test('is shown masked at the desk, in full to the committee, and found by search', async () => {
  const surface = onTheWeb(await Member.arrive(server.url, 'post'));
  await askedForAddress(surface);
  await until(surface, () => surface.say('huda@other.example'), /2\. العنوان/);
  const reference = await signed(surface, 'webchat', 'huda@other.example');
  const at = async (role: string): Promise<Caller> => {
    const caller = await Caller.enter(server.url, 'sign-in', { email: `${role}@post.example`, password });
    if (!caller) throw new Error(`${role} may not enter`);
    return caller;
  };
  const [researcher, committee] = [await at('researcher'), await at('committee')];
  const seen = await researcher.get(`/requests/${reference}`);
  expect(seen).toContain('h••••@other.example');
  expect(seen).not.toContain('huda@other.example');
  expect(await committee.get(`/requests/${reference}`)).toContain('huda@other.example');
  const { conversation } = JSON.parse(seen) as { conversation: string };
  const thread = await researcher.get(`/conversations/${conversation}`);
  expect(thread).toContain('h••••@other.example');
  expect(thread).not.toContain('huda@other.example');
  for (const query of ['huda@other.example', 'other.example', 'huda']) {
    const { requests } = JSON.parse(await committee.get(`/search?q=${encodeURIComponent(query)}`)) as {
      requests: { reference: string }[];
    };
    expect([query, requests.map((one) => one.reference)]).toEqual([query, [reference]]);
  }
});

import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { startMail } from '../../src/desk/mail.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { openAll } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { until } from '../support/wait.ts';

/** The least of a mail server: says yes to everything and keeps what it was given. */
const mails: string[] = [];
let server: Server;
let place: Place;

beforeAll(async () => {
  server = createServer((socket) => {
    let reading = false;
    let mail = '';
    socket.write('220 here\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (reading && line === '.') {
          mails.push(mail);
          mail = '';
          reading = false;
          socket.write('250 kept\r\n');
        } else if (reading) mail += `${line}\n`;
        else if (line === 'DATA') {
          reading = true;
          socket.write('354 go on\r\n');
        } else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 yes\r\n');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  place = await openPlace();
});

afterAll(async () => {
  server.close();
  await place.remove();
});

/** What a mail says, however it was written. */
function textOf(mail: string): string {
  if (!mail.includes('base64')) return mail;
  const body = mail.split('\n\n').slice(1).join('').replace(/\n/g, '');
  return Buffer.from(body, 'base64').toString('utf8');
}
const referenceIn = (mail: string): string | undefined => /requests\/(\d{7})/.exec(textOf(mail))?.[1];
const first = (): string | undefined => mails[0] && referenceIn(mails[0]);

test('the committee is told of a new request by mail, once, and of nothing that the member wrote', async () => {
  const { engine, houses } = await openAll();
  await putStaff(
    place.ground.database,
    { association: 'rahat', email: 'judge@rahat.example', role: 'committee' },
    0,
  );
  const send = async (n: number): Promise<void> => {
    const { publicId } = await place.conversations.begin('rahat', 'webchat');
    for (const message of requestDialogue(engine, { house: houses.get('rahat')!, service: 'support', n }))
      await place.conversations.receive(publicId, message);
  };
  await send(1);
  const { port } = server.address() as AddressInfo;
  const mailing = {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    from: 'silah@rahat.example',
    base: 'https://chat.example',
  };
  const both = () => [startMail(place.ground, mailing), startMail(place.ground, mailing)];
  const mail = both();
  await until('the committee is told', () => mails.length > 0);
  // Who begins anew looks at once; what would be told twice stands before what is told of the next request.
  await send(2);
  mail.push(...both());
  await until('the committee is told of the next', () => mails.some((one) => referenceIn(one) !== first()));
  for (const one of mail) one.stop();
  expect(mails.map(referenceIn)).toHaveLength(2);
  expect(new Set(mails.map(referenceIn)).size).toBe(2);
  expect(mails[0]).toMatch(/^To: judge@rahat\.example$/m);
  const text = textOf(mails[0]!);
  expect(text).toMatch(/https:\/\/chat\.example\/desk\/requests\/\d{7}/);
  expect(text).not.toMatch(/محمد|نورة|سالم|فاطمة|966|SA\d/);
});

test('a report is told to the privacy officer alone', async () => {
  const { engine, houses } = await openAll();
  mails.length = 0;
  await putStaff(
    place.ground.database,
    { association: 'rahat', email: 'officer@rahat.example', role: 'privacy' },
    0,
  );
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  const whole = requestDialogue(engine, { house: houses.get('rahat')!, service: 'privacy-report', n: 1 });
  for (const message of whole) await place.conversations.receive(publicId, message);
  const { port } = server.address() as AddressInfo;
  const mail = startMail(place.ground, {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    from: 'silah@rahat.example',
    base: 'https://chat.example',
  });
  await until('a mail came', () => mails.length > 0);
  mail.stop();
  expect(mails.map((one) => /^To: (.*)$/m.exec(one)?.[1])).toEqual(['officer@rahat.example']);
});

import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { startMail } from '../../src/desk/mail.ts';
import { putStaff } from '../../src/records/desk/staff.ts';
import { openAll } from '../support/house.ts';
import { pause } from '../support/folders.ts';
import { openPlace, type Place } from '../support/place.ts';

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

test('the committee is told of a new request by mail, once, and of nothing that the member wrote', async () => {
  const { engine, houses } = await openAll();
  await putStaff(
    place.ground.database,
    { association: 'rahat', email: 'judge@rahat.example', role: 'committee' },
    0,
  );
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  for (const message of requestDialogue(engine, { house: houses.get('rahat')!, service: 'support', n: 1 }))
    await place.conversations.receive(publicId, message);
  const { port } = server.address() as AddressInfo;
  const mailing = {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    from: 'silah@rahat.example',
    base: 'https://chat.example',
  };
  const mail = [startMail(place.ground, mailing), startMail(place.ground, mailing)];
  const start = Date.now();
  while (mails.length === 0 && Date.now() - start < 60_000) await pause(100);
  await pause(500);
  for (const one of mail) one.stop();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatch(/^To: judge@rahat\.example$/m);
  const body = Buffer.from(mails[0]!.split('\n\n').slice(1).join('').replace(/\n/g, ''), 'base64').toString(
    'utf8',
  );
  const text = mails[0]!.includes('base64') ? body : mails[0]!;
  expect(text).toMatch(/https:\/\/chat\.example\/desk\/requests\/\d{7}/);
  expect(text).not.toMatch(/محمد|نورة|سالم|فاطمة|966|SA\d/);
});

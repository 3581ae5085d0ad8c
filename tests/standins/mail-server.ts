import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** What a mail says, however it was written. */
export function textOf(mail: string): string {
  if (!mail.includes('base64')) return mail;
  const body = mail.split('\n\n').slice(1).join('').replace(/\n/g, '');
  return Buffer.from(body, 'base64').toString('utf8');
}

const fromQuoted = (body: string): Buffer =>
  Buffer.from(
    body
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );

/** What a mail of several parts says, by the type of each. */
export function partsOf(mail: string): ReadonlyMap<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1] ?? '';
  const parts = mail.split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.map((part) => {
      const [head = '', ...body] = part.split('\n\n');
      const text = body.join('\n\n');
      const bytes = head.includes('base64') ? Buffer.from(text, 'base64') : fromQuoted(text);
      return [/Content-Type: ([\w/]+)/.exec(head)?.[1] ?? '', bytes.toString('utf8')];
    }),
  );
}

/** The least of a mail server: says yes to everything and keeps what it was given. */
export async function openMailServer(): Promise<{
  readonly mails: string[];
  readonly url: string;
  close(): void;
}> {
  const mails: string[] = [];
  const server = createServer((socket) => {
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
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { mails, url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, close: () => void server.close() };
}

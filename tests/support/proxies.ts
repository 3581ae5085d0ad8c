import { access, chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { findOsUser } from '../../src/records/embedded/os-user.ts';
import { freePort, startProgram } from './children.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { until } from './wait.ts';

/** A program between two others, on a port of its own. */
export interface Between {
  readonly port: number;
  stop(): Promise<void>;
}

interface Wish {
  readonly program: string;
  readonly settings: (port: number, folder: string) => string;
  readonly words: (file: string) => readonly string[];
  readonly answers: (port: number) => Promise<boolean>;
}

async function start({ program, settings, words, answers }: Wish): Promise<Between> {
  await access(program);
  const { uid, gid } = await findOsUser();
  const [port, folder] = [await freePort(), await temporaryFolder()];
  const file = join(folder, 'settings');
  await writeFile(file, settings(port, folder));
  if (uid !== undefined && gid !== undefined) for (const path of [folder, file]) await chown(path, uid, gid);
  const account = uid !== undefined && gid !== undefined ? { uid, gid } : {};
  const child = startProgram({ program, words: words(file), ...account });
  await until(`${program} answers`, () => answers(port).catch(() => false), { found: () => child.log });
  return {
    port,
    async stop() {
      child.send('SIGINT');
      await child.ended;
      await removeFolder(folder);
    },
  };
}

/** PgBouncer before a database on a socket; in session mode a connection is one's own as long as it lasts. */
export const startPgBouncer = (url: string): Promise<Between> => {
  const { username, password, searchParams, pathname } = new URL(url.replace('@/', '@socket/'));
  return start({
    program: '/usr/sbin/pgbouncer',
    settings: (port, folder) => `
[databases]
${pathname.slice(1)} = host=${searchParams.get('host')} port=${searchParams.get('port')} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir = ${folder}
auth_type = any
pool_mode = session
max_client_conn = 200
default_pool_size = 100
ignore_startup_parameters = statement_timeout
`,
    words: (file) => [file],
    async answers(port) {
      const client = new pg.Client({ host: '127.0.0.1', port, user: username, database: pathname.slice(1) });
      client.on('error', () => undefined);
      await client.connect();
      await client.end();
      return true;
    },
  });
};

/** HAProxy before servers, each in its turn; streams are handed through. */
export const startHaproxy = (servers: readonly { readonly port: number }[]): Promise<Between> =>
  start({
    program: '/usr/sbin/haproxy',
    settings: (port) => `
defaults
  mode http
  option forwardfor
  timeout connect 3s
  timeout client 60s
  timeout server 60s
  timeout tunnel 1h
frontend members
  bind 127.0.0.1:${port}
  default_backend nodes
backend nodes
  balance roundrobin
  option httpchk GET /health/ready
  retry-on conn-failure empty-response 503
  option redispatch
${servers.map((server, i) => `  server node${i} 127.0.0.1:${server.port} check inter 500`).join('\n')}
`,
    words: (file) => ['-db', '-f', file],
    answers: async (port) => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok,
  });

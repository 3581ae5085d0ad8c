// Waits for the end of the tests (of its standard input), whatever ends them, then ends the PostgreSQL that they shared in the folder of its argument, and
// removes the folder.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const pidFile = join(folder, 'cluster/postgres/postmaster.pid');

function tidy() {
  let socket = '';
  try {
    const [pid, , , , where = ''] = readFileSync(pidFile, 'utf8').split('\n');
    socket = where;
    // Nothing in it is wanted any more.
    process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // None was started.
  }
  setTimeout(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    if (socket.includes('silah-pg-')) rmSync(socket, { recursive: true, force: true });
  }, 300);
}

process.stdin.on('end', tidy);
process.stdin.on('error', tidy);
process.stdin.resume();

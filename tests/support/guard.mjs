// Runs the program of its arguments and passes on what it prints. SIGTERM to the guard, or the end of its standard input, stops the
// program; so it never outlives the tests that started it.
import { spawn } from 'node:child_process';

const [program, ...words] = process.argv.slice(2);
const { GUARD_UID, GUARD_GID, ...env } = process.env;
const account = GUARD_UID && GUARD_GID ? { uid: Number(GUARD_UID), gid: Number(GUARD_GID) } : {};
const child = spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit'], env, ...account });
const stop = () => child.kill('SIGTERM');
const kill = () => child.kill('SIGKILL');
process.on('SIGTERM', stop);
process.on('SIGINT', kill);
process.stdin.on('end', kill);
process.stdin.on('error', kill);
process.stdin.resume();
child.on('error', () => process.exit(127));
child.on('exit', (code) => process.exit(code ?? 1));

// Everything that is checked without running the product, two checks at a time, the longest first. Says what failed, and how long each took.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

const root = resolve(import.meta.dirname, '..');
/** Npm scripts of package.json. */
const checks = ['lint', 'types:server', 'types:web', 'imports', 'unused', 'format'];
const atOnce = Math.min(2, availableParallelism());

function ran(script) {
  const start = performance.now();
  const child = spawn('npm', ['run', '--silent', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  child.stderr.on('data', (part) => (said += part));
  return new Promise((done) => {
    child.on('close', (code) => {
      const seconds = Math.round((performance.now() - start) / 1000);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${script} (${seconds} s)`);
      if (code !== 0) console.log(said);
      done(code === 0);
    });
  });
}

const left = [...checks];
let good = true;
async function work() {
  for (let script = left.shift(); script !== undefined; script = left.shift())
    good = (await ran(script)) && good;
}
await Promise.all(Array.from({ length: atOnce }, work));
process.exitCode = good ? 0 : 1;

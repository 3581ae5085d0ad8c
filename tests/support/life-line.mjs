// Loaded into a command that tests start: when the tests are gone, their end of standard input is closed, and the command stops as it
// does when it is asked to.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => undefined);
process.stdin.resume();
process.stdin.unref();

// A child of the WhatsApp Web adapter that does what a test says: everything that it is told goes to the test's socket in its folder, and
// every line from there is told to the adapter. `{"do":…}` is for itself: `exit`, `deaf` (no longer hears `stop`), `grow` (holds 200 MB).
import { connect } from 'node:net';
import { join } from 'node:path';

const held = [];
let deaf = false;
let socket;

function order(line) {
  const said = JSON.parse(line);
  if (said.do === undefined) process.send(said);
  else if (said.do === 'exit') process.exit(1);
  else if (said.do === 'deaf') {
    deaf = true;
    socket.write(`${JSON.stringify({ kind: 'deaf' })}\n`);
  } else if (said.do === 'grow') held.push(Buffer.alloc(200 * 1024 * 1024, 1));
}

process.on('message', (message) => {
  if (message.kind === 'begin') {
    let rest = '';
    socket = connect(join(message.folder, 'test.sock'));
    socket.on('error', () => process.exit(2));
    socket.on('close', () => process.exit(0));
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 1);
        order(line);
      }
    });
    socket.write(`${JSON.stringify({ kind: 'here', pid: process.pid })}\n`);
  }
  socket.write(`${JSON.stringify(message)}\n`);
  if (message.kind === 'stop' && !deaf) process.exit(0);
});
process.on('disconnect', () => process.exit(0));

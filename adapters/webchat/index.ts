import type { PulledChannel } from '../../src/channel/pulled.ts';
import { directLine } from './direct-line.ts';
import { entrance } from './entering/entrance.ts';
import { assets, lost, pages } from './pages/pages.ts';
import { receive } from './receive.ts';
import { show } from './send.ts';

/** Web chat: Direct Line 3.0 on our own server, for our widget and for every client of that protocol. */
export const webchat: PulledChannel = {
  name: 'webchat',
  delivery: 'pulled',
  capabilities: {
    buttons: { most: 100, label: 200 },
    list: { most: 0, label: 0, detail: 0 },
    text: 20_000,
    asking: 20_000,
    files: true,
    identifiers: true,
    contact: false,
    pace: { all: 1000, each: 100, burst: 1000 },
  },
  receive,
  show,
  doors: [entrance, directLine, pages],
  assets,
  lost,
  page: (association) => `/chat/${association}`,
};

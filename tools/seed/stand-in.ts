import type { PushedChannel } from '../../src/channel/port.ts';

const plenty = 1_000_000;

/** A channel of the given name whose provider takes everything at once and tells nobody: no message leaves this machine. */
export const standIn = (name: string): PushedChannel => {
  let taken = 0;
  return {
    delivery: 'pushed',
    name,
    capabilities: {
      buttons: { most: 30, label: 60 },
      list: { most: 0, label: 0, detail: 0 },
      text: 4096,
      asking: 4096,
      files: true,
      identifiers: true,
      contact: false,
      pace: { all: plenty, each: plenty, burst: plenty },
    },
    reports: false,
    receive: () => ({ kind: 'ignored' }),
    send: () => Promise.resolve({ ok: true, external: `made up ${(taken += 1)}` }),
    check: () => Promise.resolve([]),
  };
};

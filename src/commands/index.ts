import type { Catalogue } from '../command-line/main.ts';

/** Every command of the product. A command is loaded when it is run, so that none waits for another's libraries. */
export const commands: Catalogue = {
  start: async () => (await import('./start.ts')).startCommand,
  talk: async () => (await import('./talk.ts')).talkCommand,
  understand: async () => (await import('./understand.ts')).understandCommand,
  channels: async () => (await import('./channels.ts')).channelsCommand,
  staff: async () => (await import('./staff.ts')).staffCommand,
  facts: async () => (await import('./facts.ts')).factsCommand,
  queue: async () => (await import('./queue.ts')).queueCommand,
  requests: async () => (await import('./requests.ts')).requestsCommand,
  cases: async () => (await import('./cases.ts')).casesCommand,
  routes: async () => (await import('./routes.ts')).routesCommand,
  database: async () => (await import('./database.ts')).databaseCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  'rotate-key': async () => (await import('./rotate-key.ts')).rotateKeyCommand,
  'verify-records': async () => (await import('./verify-records.ts')).verifyRecordsCommand,
};

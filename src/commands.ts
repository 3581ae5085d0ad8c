import type { Catalogue } from './command-line/main.ts';

/** Every command of the product. A command is loaded when it is run, so that none waits for another's libraries. */
export const commands: Catalogue = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  talk: async () => (await import('./commands/talk.ts')).talkCommand,
  understand: async () => (await import('./commands/understand.ts')).understandCommand,
  channels: async () => (await import('./commands/channels.ts')).channelsCommand,
  staff: async () => (await import('./commands/staff.ts')).staffCommand,
  facts: async () => (await import('./commands/facts.ts')).factsCommand,
  queue: async () => (await import('./commands/queue.ts')).queueCommand,
  requests: async () => (await import('./commands/requests.ts')).requestsCommand,
  cases: async () => (await import('./commands/cases.ts')).casesCommand,
  routes: async () => (await import('./commands/routes.ts')).routesCommand,
  database: async () => (await import('./commands/database.ts')).databaseCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  'rotate-key': async () => (await import('./commands/rotate-key.ts')).rotateKeyCommand,
  'verify-records': async () => (await import('./commands/verify-records.ts')).verifyRecordsCommand,
};

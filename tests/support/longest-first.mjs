import { relative, resolve } from 'node:path';

const tests = resolve(import.meta.dirname, '..');

/** The files that take longest, the longest first: begun at the end, one of them would run alone for a minute or two. */
const longest = [
  'channels/whatsapp-web',
  'commands/records',
  'web/desk-pictures',
  'web/desk-hostile',
  'web/desk',
  'web/accessible',
  'channels/flood',
  'channels/telegram',
  'channels/botframework',
  'crash/short',
  'nodes/two-nodes',
  'records/keys',
  'web/channels',
  'web/desk-team',
  'web/journey',
  'commands/given-database',
  'load/short',
  'flows/genuine',
  'flows/lint',
  'channels/fit',
];

const place = ({ path }) => {
  const at = longest.indexOf(relative(tests, path).replace(/\.test\.ts$/, ''));
  return at === -1 ? longest.length : at;
};

/** The order of the test files: jest's own goes by the times of former runs, which a fresh machine does not have. */
export default class LongestFirst {
  sort(files) {
    return [...files].sort((one, other) => place(one) - place(other) || one.path.localeCompare(other.path));
  }

  shard(files, { shardIndex, shardCount }) {
    return this.sort(files).filter((_, i) => i % shardCount === shardIndex - 1);
  }

  allFailedTests(files) {
    return files;
  }

  cacheResults() {
    // Nothing is remembered.
  }
}

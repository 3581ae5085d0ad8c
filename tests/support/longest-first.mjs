import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { isGroup } from '../groups/groups.mjs';

const root = resolve(import.meta.dirname, '../..');
/** How many seconds each file took at the last `npm test -- --renew-times`; the quick ones are left out. */
const seconds = JSON.parse(readFileSync(resolve(import.meta.dirname, 'times.json'), 'utf8'));
/** What a file may take that was not there then. */
const unknown = 10;

/** A group of files (tests/groups) is longer than any of them. */
const timeOf = ({ path }) => (isGroup(path) ? Infinity : (seconds[relative(root, path)] ?? unknown));

/** The longest files first: begun at the end, one of them would run alone. Jest's own order needs the times of former runs, which a fresh machine does not have. */
export default class LongestFirst {
  sort(files) {
    return [...files].sort(
      (one, other) =>
        (timeOf(other) === timeOf(one) ? 0 : timeOf(other) - timeOf(one)) ||
        one.path.localeCompare(other.path),
    );
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

import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { isGroup } from '../groups/groups.mjs';

const root = resolve(import.meta.dirname, '../..');
/** How many seconds each file took at the last `npm test -- --renew-times`; the quick ones are left out. */
const seconds = JSON.parse(readFileSync(resolve(import.meta.dirname, 'times.json'), 'utf8'));
/** What a file may take that was not there then. */
const unknown = 10;
/** A file that stands alone and takes longer than this is begun among the groups. */
const long = 30;
/** So many groups are begun for one of those. */
const groupsForOne = 3;

const timeOf = ({ path }) => seconds[relative(root, path)] ?? unknown;

/**
 * The longest files first: begun at the end, one of them would run alone. A group of files (tests/groups) is longer than any of them, and works without a
 * pause, where files that stand alone wait for the programs that they start: the two are begun by turns. Jest's own order needs the times of
 * former runs, which a fresh machine does not have.
 */
export default class LongestFirst {
  sort(files) {
    const byPath = (one, other) => one.path.localeCompare(other.path);
    const groups = files.filter(({ path }) => isGroup(path)).sort(byPath);
    const alone = files
      .filter(({ path }) => !isGroup(path))
      .sort((one, other) => timeOf(other) - timeOf(one) || byPath(one, other));
    const among = groups.length > 0 ? alone.filter((one) => timeOf(one) > long) : [];
    const byTurns = groups.flatMap((group, i) =>
      i % groupsForOne === 0 ? [...among.slice(i / groupsForOne, i / groupsForOne + 1), group] : [group],
    );
    return [...byTurns, ...alone.filter((one) => !byTurns.includes(one))];
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

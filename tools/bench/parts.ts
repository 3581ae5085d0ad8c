import { existsSync, readFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The parts of a turn, each by where its code stands; the first row that fits counts, so that a row stands before those that hold it. */
const places = [
  ['encrypt', /(?:^|\/)src\/records\/base\/seal\.ts$/],
  ['serialise', /(?:^|\/)src\/records\/turns\/entries\.ts$/],
  ['understand', /(?:^|\/)src\/engine\/(?:understand\/|question\/(?:meant|urgent)\.ts)/],
  ['moves', /(?:^|\/)(?:src\/engine\/(?:machine\.ts|chart\/)|flows\/)/],
  ['xstate', /\/node_modules\/xstate\//],
  ['advance', /(?:^|\/)src\/engine\//],
  ['compose', /(?:^|\/)src\/conversation\/turn\/compose\.ts$/],
  ['record', /(?:^|\/)src\/(?:conversation\/turn\/record\.ts|outcomes\/)/],
  ['commit', /(?:^|\/)src\/records\/turns\/commit\.ts$|\/node_modules\/pg(?:-[a-z]+)?\//],
  ['conversation', /(?:^|\/)(?:src\/conversation|tools\/bench)\//],
] as const;

export const parts = [...places.map(([part]) => part), 'collector', 'other'] as const;
export type Part = (typeof parts)[number];

/** Where a frame of a bundle was written: a file of ours, or of a library. */
class Sources {
  private readonly maps = new Map<string, SourceMap | undefined>();

  private mapOf(url: string): SourceMap | undefined {
    if (!this.maps.has(url)) {
      const file = url.startsWith('file:') ? `${fileURLToPath(url)}.map` : '';
      const map = existsSync(file)
        ? new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as never)
        : undefined;
      this.maps.set(url, map);
    }
    return this.maps.get(url);
  }

  /** Empty for what the engine of JavaScript does by itself. */
  of({ url, lineNumber, columnNumber }: Profiler.ProfileNode['callFrame']): string {
    const entry = this.mapOf(url)?.findEntry(lineNumber, columnNumber);
    return entry && 'originalSource' in entry ? entry.originalSource : url;
  }
}

const partOf = (source: string): Part | undefined => places.find(([, place]) => place.test(source))?.[0];

/**
 * Which share of the time that a profile saw at work each part took: what stands deepest in the stack and has a part counts, so that a
 * library's work is that of whoever calls it.
 */
export function sharesOf({
  nodes,
  samples = [],
  timeDeltas = [],
}: Profiler.Profile): Readonly<Record<Part, number>> {
  const sources = new Sources();
  const found = new Map<number, Part | 'idle'>();
  const above = new Map<number, number>(
    nodes.flatMap(({ id, children = [] }) => children.map((one) => [one, id])),
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const place = (id: number | undefined): Part | 'idle' => {
    const node = id === undefined ? undefined : byId.get(id);
    if (id === undefined || !node) return 'other';
    const known = found.get(id);
    if (known) return known;
    const { functionName } = node.callFrame;
    const own =
      functionName === '(idle)'
        ? 'idle'
        : functionName === '(garbage collector)'
          ? 'collector'
          : partOf(sources.of(node.callFrame));
    const part = own ?? place(above.get(id));
    found.set(id, part);
    return part;
  };
  const times = Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>;
  samples.forEach((id, i) => {
    const part = place(id);
    if (part !== 'idle') times[part] += timeDeltas[i] ?? 0;
  });
  const all = Object.values(times).reduce((sum, time) => sum + time, 0) || 1;
  for (const part of parts) times[part] /= all;
  return times;
}

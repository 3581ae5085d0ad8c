import { describe, expect, test } from '@jest/globals';
import type { Shown } from '../../src/contract/reports.ts';
import { comparedIn, mostChanged, standsOut } from '../../src/reports/changes.ts';
import { spanBefore } from '../../src/reports/span.ts';

const tile = (name: string, as: 'mean' | 'share' | 'minutes', better?: 'more' | 'less'): Shown => ({
  kind: 'tile',
  figure: name,
  name,
  value: { of: 'value', as },
  ...(better && { better }),
});
const answers = (values: Readonly<Record<string, number | null>>) => ({
  from: '2026-11-01',
  to: '2026-11-30',
  ...Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }])),
});
const tiles = comparedIn([
  tile('score', 'mean', 'more'),
  tile('kept', 'share', 'more'),
  tile('wait', 'minutes', 'less'),
  tile('now', 'minutes'),
]);
const before = answers({ score: 4, kept: 0.5, wait: 10, now: 1 });

describe('what changed most', () => {
  test('is two at most, the largest first, each by its own measure; what says neither good nor bad is left out', () => {
    const now = answers({ score: 3, kept: 0.9, wait: 40, now: 900 });
    expect(mostChanged(tiles, before, now).map(({ change }) => change)).toEqual([
      { name: 'wait', as: 'minutes', before: 10, now: 40, better: false },
      { name: 'kept', as: 'share', before: 0.5, now: 0.9, better: true },
    ]);
  });

  test('is nothing where nothing changed or nothing is known', () => {
    expect(mostChanged(tiles, before, before)).toEqual([]);
    expect(mostChanged(tiles, answers({ score: null, kept: null, wait: null }), before)).toEqual([]);
    expect(mostChanged(tiles, before, answers({ score: null, kept: 0.501, wait: null }))).toEqual([]);
  });

  test('stands out where it is larger than in the whole, in the same direction', () => {
    const [moved] = mostChanged(tiles, before, answers({ score: 3, kept: 0.5, wait: 10 }));
    const part = (id: string, was: number | null, is: number | null) => ({
      where: { of: 'channel', id, title: id } as const,
      before: answers({ score: was }),
      now: answers({ score: is }),
    });
    const parts = [part('up', 1, 5), part('webchat', 4, 3), part('whatsapp', 4.5, 2), part('few', 5, null)];
    expect(standsOut(moved!, parts)).toEqual({ of: 'channel', id: 'whatsapp', title: 'whatsapp' });
    expect(standsOut(moved!, [part('webchat', 4, 3)])).toBeUndefined();
  });
});

test.each([
  ['2026-11-01', '2026-11-30', '2026-10-02', '2026-10-31'],
  ['2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
  ['2025-01-01', '2026-12-31', '2023-01-02', '2024-12-31'],
])('before %s to %s lie as many days', (from, to, first, last) => {
  const span = { association: 'rahat', channel: null, service: null };
  expect(spanBefore({ ...span, from, to })).toEqual({ ...span, from: first, to: last });
});

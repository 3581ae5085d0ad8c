import { expect, test } from '@jest/globals';
import type { Inbox, InboxItem } from '../../src/contract/desk.ts';
import type { Sought } from '../../src/contract/inbox/sought.ts';
import { withRows } from '../../src/web/desk/inbox/apply-rows.ts';

const counts = { waiting: 9, late: 0, mine: 0, all: 9 };
const row = (n: number, more: Partial<InboxItem> = {}): InboxItem => ({
  conversation: `c${n}`,
  channel: 'webchat',
  state: 'waiting',
  reason: 'asked',
  since: n,
  firstPromisedBy: 1000 - n,
  late: false,
  lastText: 'مرحبا',
  lastAt: n,
  lastFrom: 'member',
  unanswered: false,
  flagged: false,
  ...more,
});
const page = (items: readonly InboxItem[], next?: string): Inbox => ({
  items,
  counts: { waiting: 0, late: 0, mine: 0, all: 0 },
  open: true,
  ...(next !== undefined && { next }),
});
const shown = (pages: readonly Inbox[], rows: readonly InboxItem[], sought: Sought): readonly string[] =>
  withRows(pages, { rows, counts }, { sought, me: 7 }).flatMap(({ items }) =>
    items.map(({ conversation }) => conversation),
  );

test('a new row stands where the order of the list puts it, and the counts are the new ones', () => {
  const newest: Sought = { which: 'waiting', order: 'newest' };
  expect(shown([page([row(5), row(3)])], [row(4)], newest)).toEqual(['c5', 'c4', 'c3']);
  expect(shown([page([row(5), row(3)])], [row(6)], newest)).toEqual(['c6', 'c5', 'c3']);
  expect(shown([page([row(3), row(5)])], [row(4)], { which: 'waiting', order: 'waiting' })).toEqual([
    'c3',
    'c4',
    'c5',
  ]);
  expect(shown([page([row(5), row(3)])], [row(4)], { which: 'waiting' })).toEqual(['c5', 'c4', 'c3']);
  expect(withRows([page([row(1)])], { rows: [], counts }, { sought: newest, me: 7 })[0]?.counts).toEqual(
    counts,
  );
});

test('what belongs behind the last page that was fetched comes with the next page, and what stood there stays', () => {
  const list: Sought = { which: 'all' };
  expect(shown([page([row(9), row(5)], 'more')], [row(2)], list)).toEqual(['c9', 'c5']);
  expect(shown([page([row(9), row(5)])], [row(2)], list)).toEqual(['c9', 'c5', 'c2']);
  expect(shown([page([row(9)], 'x'), page([row(5)], 'more')], [row(7)], list)).toEqual(['c9', 'c7', 'c5']);
  expect(shown([page([row(9), row(5)], 'more')], [row(5, { lastAt: 10 })], list)).toEqual(['c5', 'c9']);
});

test('a row leaves a list to which it belongs no more, and comes into mine when it is mine', () => {
  const taken = row(3, { state: 'claimed', owner: { id: 7, name: 'نورة' } });
  expect(shown([page([row(5), row(3)])], [taken], { which: 'waiting' })).toEqual(['c5']);
  expect(shown([page([])], [taken], { which: 'mine' })).toEqual(['c3']);
  expect(
    shown([page([taken])], [row(3, { state: 'claimed', owner: { id: 8, name: 'سارة' } })], { which: 'mine' }),
  ).toEqual([]);
});

test('a narrowed list takes what its rows show, and of what they do not show only what stood there', () => {
  const there = [page([row(5)])];
  expect(shown(there, [row(6, { channel: 'telegram' })], { which: 'all', channel: 'telegram' })).toContain(
    'c6',
  );
  expect(shown(there, [row(6)], { which: 'all', channel: 'telegram' })).not.toContain('c6');
  expect(shown(there, [row(6), row(5)], { which: 'all', service: 'support' })).toEqual(['c5']);
  expect(shown(there, [row(6)], { which: 'all', late: 'yes' })).not.toContain('c6');
  expect(shown(there, [row(6)], { which: 'all', owner: 'nobody' })).toContain('c6');
  const urgent = page([row(1, { urgent: true }), row(5)]);
  expect(shown([urgent], [row(8)], { which: 'all' })).toEqual(['c1', 'c8', 'c5']);
});

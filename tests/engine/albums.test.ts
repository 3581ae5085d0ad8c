import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Reached } from '../../src/conversation/rehearsal/walk.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import { kindNamed } from '../../src/fields/spec.ts';
import type { House } from '../../src/voice/house.ts';
import { openAll } from '../support/house.ts';
import { walked } from '../support/walked.ts';

let house: House;
let reached: Reached;
beforeAll(async () => {
  const { engine, houses } = await openAll();
  house = houses.get('mord')!;
  reached = walked(engine, house).find(({ state }) => kindNamed(state.kind)?.readFile !== undefined)!;
});

type Album = NonNullable<Extract<MemberEvent, { kind: 'file' }>['album']>;
let count = 0;
const picture = (album?: Album, type = 'image/png'): MemberEvent => {
  count += 1;
  const file = { file: `file-${count}`, name: 'photo.png', type, size: 9, sha256: '0'.repeat(64) };
  return { kind: 'file', file, ...(album && { album }) };
};
const refused = (album?: Album): MemberEvent => ({
  kind: 'unsupported',
  what: 'fileNotNow',
  ...(album && { album }),
});
const begun = () => {
  const rehearsal = reached.rehearsal.fork();
  const open = (): string | undefined => rehearsal.dialogue.stack.at(-1)?.asked;
  const said = (event: MemberEvent): string =>
    rehearsal
      .play(event)
      .map(({ text }) => text)
      .join('\n');
  return { play: (event: MemberEvent) => rehearsal.play(event), said, open, asked: open() };
};
const first = (): string => house.wording.line('ar', 'engine.albumFirst');

describe('files that were sent together at a question for one', () => {
  test('get one answer, which says that the first counts', () => {
    const { play, said, open, asked } = begun();
    const album = { id: '13902' };
    expect(said(picture(album))).toContain(first());
    const next = open();
    expect(next).not.toBe(asked);
    for (const rest of [refused(album), picture(album), refused(album)]) expect(play(rest)).toEqual([]);
    expect(open()).toBe(next);
  });

  test('by the moment alone, are told once where that could not be known before', () => {
    const { play, said } = begun();
    const at = 1_763_550_000_000;
    expect(said(picture({ at }))).not.toContain(first());
    expect(said(refused({ at: at + 1000 }))).toContain(first());
    expect(play(refused({ at: at + 2000 }))).toEqual([]);
    expect(play(refused({ at: at + 60_000 })).length).toBeGreaterThan(0);
  });

  test('of which the first is of a wrong kind: the next is taken', () => {
    const { play, open, asked } = begun();
    const album = { id: '13903' };
    play(picture(album, 'video/mp4'));
    expect(open()).toBe(asked);
    play(picture(album));
    expect(open()).not.toBe(asked);
    expect(play(refused(album))).toEqual([]);
  });

  test('are no reason for silence about what comes after them', () => {
    const { play } = begun();
    play(picture({ id: '13904' }));
    expect(play(refused()).length).toBeGreaterThan(0);
    expect(play(refused({ id: '13905' })).length).toBeGreaterThan(0);
  });
});

test('of files that were sent together to a person, those that are not kept are told as that', () => {
  const { play, said } = begun();
  play({ kind: 'text', text: 'موظف' });
  const at = 1_763_550_000_000;
  const kept = [0, 100, 200].map((later) => said(picture({ at: at + later })));
  expect(kept.join()).not.toContain(first());
  const more: MemberEvent = { kind: 'unsupported', what: 'filesEnough', album: { at: at + 300 } };
  const told = said(more);
  expect(told).not.toContain(first());
  expect(told).not.toBe('');
  expect(play({ ...more, album: { at: at + 400 } })).toEqual([]);
});

describe('words beside a file', () => {
  const beside = (text: string, album?: Album): MemberEvent => ({
    kind: 'text',
    text,
    beside: true,
    ...(album && { album }),
  });

  test('belong to it at a question for one, without a complaint', () => {
    const { play, open, asked } = begun();
    expect(play(beside('صورة من الموقع'))).toEqual([]);
    expect(open()).toBe(asked);
    play(picture());
    expect(open()).not.toBe(asked);
  });

  test('of which one is taken already answer no other question', () => {
    const { play, open } = begun();
    const album = { id: '13906' };
    play(picture(album));
    const next = open();
    expect(play(beside('وهذا ظهرها', album))).toEqual([]);
    expect(open()).toBe(next);
  });

  test('are understood where they say more', () => {
    const { play } = begun();
    expect(play(beside('موظف')).length).toBeGreaterThan(0);
  });

  test('are understood below the second of several files too', () => {
    for (const albums of [
      [{ id: '13907' }, { id: '13907' }] as const,
      [{ at: 9000 }, { at: 9500 }] as const,
    ]) {
      const { play } = begun();
      play(picture(albums[0]));
      expect(play(beside('موظف', albums[1])).length).toBeGreaterThan(0);
      expect(play(picture(albums[1]))).toEqual([]);
    }
  });
});

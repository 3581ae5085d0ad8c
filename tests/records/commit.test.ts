import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Extra } from '../../src/records/turns/extras.ts';
import { findConversation } from '../../src/records/turns/conversations.ts';
import { verifyRecords } from '../../src/records/sealing/verify.ts';
import { openPlace, type Place } from '../support/place.ts';
import { installedPostgres, startPostgres, type GivenPostgres } from '../support/postgres.ts';
import { freshConversation, requestTurn, turnOf } from '../support/turns.ts';

const installed = await installedPostgres();
const key = 'a key for the tests of the commit, long enough';

/** A turn that the database itself refuses, as a fault of ours would make one. */
const spoiled = [{ type: 'nobody knows this' } as unknown as Extra];

describe.each(['the embedded PostgreSQL', `PostgreSQL ${installed?.version ?? '15 (not installed)'}`])(
  'on %s',
  (name) => {
    const given = !name.startsWith('the embedded');
    const wanted = given && !installed ? test.skip : test;
    let postgres: GivenPostgres | undefined;
    let place: Place;

    beforeAll(async () => {
      if (given && !installed) return;
      postgres = given ? await startPostgres() : undefined;
      place = await openPlace(postgres ? { DATABASE_URL: postgres.url, SILAH_KEY: key } : {});
    });

    afterAll(async () => {
      if (given && !installed) return;
      await place.remove();
      await postgres?.stop();
    });

    const stored = async (publicId: string): Promise<{ version: number; seq: number; entries: number }> => {
      const { database } = place.ground;
      const found = await findConversation(database, publicId);
      const { rows } = await database.query<{ n: number }>(
        'select count(*)::int as n from entries where conversation_id = $1',
        [found!.id],
      );
      return { version: found!.version, seq: found!.seq, entries: rows[0]!.n };
    };

    wanted('a turn is kept once, whole', async () => {
      const { database, committer } = place.ground;
      const id = await freshConversation(database);
      expect(await committer.commit(await turnOf(database, id, { last: 3 }))).toBe('committed');
      expect(await stored(id)).toEqual({ version: 1, seq: 3, entries: 1 });
      expect((await findConversation(database, id))?.state).toEqual({ stands: 1 });
    });

    wanted(
      'the same message again is a duplicate, even when the conversation has gone on or changed hands',
      async () => {
        const { database, committer } = place.ground;
        const id = await freshConversation(database);
        const first = await turnOf(database, id);
        await committer.commit(first);
        await committer.commit(await turnOf(database, id));
        expect(await committer.commit(first)).toBe('duplicate');
        await database.query('update conversations set epoch = epoch + 1 where public_id = $1', [id]);
        expect(await committer.commit(await turnOf(database, id, { external: first.external }))).toBe(
          'duplicate',
        );
        expect(await stored(id)).toEqual({ version: 2, seq: 2, entries: 2 });
      },
    );

    wanted(
      'of two turns on one version one is kept, the other is told that the conversation moved',
      async () => {
        const { database, committer } = place.ground;
        const id = await freshConversation(database);
        const [one, two] = [await turnOf(database, id), await turnOf(database, id)];
        expect(await committer.commit(one)).toBe('committed');
        expect(await committer.commit(two)).toBe('moved');
        expect(await stored(id)).toEqual({ version: 1, seq: 1, entries: 1 });
      },
    );

    wanted('a turn that was computed before somebody took the conversation over is not kept', async () => {
      const { database, committer } = place.ground;
      const id = await freshConversation(database);
      const turn = await turnOf(database, id);
      await database.query(
        `update conversations set owner = 'somebody', epoch = epoch + 1 where public_id = $1`,
        [id],
      );
      expect(await committer.commit(turn)).toBe('owned');
      expect(await stored(id)).toEqual({ version: 0, seq: 0, entries: 0 });
    });

    wanted('a turn of a conversation that is gone is told so', async () => {
      const { database, committer } = place.ground;
      const turn = await turnOf(database, await freshConversation(database));
      expect(await committer.commit({ ...turn, conversation: 999_999_999 })).toBe('gone');
    });

    wanted('a reference that is taken is not given twice, and nothing of that turn is kept', async () => {
      const { database, committer } = place.ground;
      const [one, two] = [await freshConversation(database), await freshConversation(database)];
      expect(await committer.commit(await requestTurn(database, one, '1000009'))).toBe('committed');
      expect(await committer.commit(await requestTurn(database, two, '1000009'))).toBe('stale');
      expect(await stored(two)).toEqual({ version: 0, seq: 0, entries: 0 });
    });

    wanted('of two turns with one reference in one group exactly one is kept', async () => {
      const { database, committer } = place.ground;
      const ids = [
        await freshConversation(database),
        await freshConversation(database, 'mord'),
        await freshConversation(database),
      ];
      const turns = [
        await requestTurn(database, ids[0]!, '2000008'),
        await requestTurn(database, ids[1]!, '2000008'),
        await turnOf(database, ids[2]!),
      ];
      const verdicts = await Promise.all(turns.map((turn) => committer.commit(turn)));
      expect(verdicts.slice(0, 2).sort()).toEqual(['committed', 'stale']);
      expect(verdicts[2]).toBe('committed');
      expect((await verifyRecords(place.ground)).findings).toEqual([]);
    });

    wanted('a turn that the database refuses does not spoil the others of its group', async () => {
      const { database, committer } = place.ground;
      const ids = await Promise.all(Array.from({ length: 40 }, () => freshConversation(database)));
      const turns = await Promise.all(
        ids.map((id, i) => turnOf(database, id, i === 17 ? { extras: spoiled } : {})),
      );
      const ends = await Promise.allSettled(turns.map((turn) => committer.commit(turn)));
      expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : 'refused'))).toEqual(
        ids.map((_, i) => (i === 17 ? 'refused' : 'committed')),
      );
      expect(await stored(ids[17]!)).toEqual({ version: 0, seq: 0, entries: 0 });
    });

    wanted('a conversation that is deleted takes its entries along, and no others', async () => {
      const { database, committer } = place.ground;
      const [gone, stays] = [await freshConversation(database), await freshConversation(database)];
      for (const id of [gone, stays]) await committer.commit(await turnOf(database, id));
      const { id } = (await findConversation(database, gone))!;
      await database.query('delete from conversations where id = $1', [id]);
      const { rows } = await database.query('select 1 from entries where conversation_id = $1', [id]);
      expect(rows).toEqual([]);
      expect(await stored(stays)).toMatchObject({ entries: 1 });
    });

    wanted('requests of many conversations at once make one unbroken chain', async () => {
      const { database, committer } = place.ground;
      const before = (await verifyRecords(place.ground)).checked;
      const ids = await Promise.all(
        Array.from({ length: 60 }, (_, i) => freshConversation(database, i % 2 === 0 ? 'rahat' : 'mord')),
      );
      const turns = await Promise.all(ids.map((id, i) => requestTurn(database, id, String(3_000_000 + i))));
      const verdicts = await Promise.all(turns.map((turn) => committer.commit(turn)));
      expect(new Set(verdicts)).toEqual(new Set(['committed']));
      expect(await verifyRecords(place.ground)).toMatchObject({ checked: before + 60, findings: [] });
    });
  },
);

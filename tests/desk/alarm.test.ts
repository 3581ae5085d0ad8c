import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forget } from '../../src/conversation/forgetting.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { auditOf } from '../../src/desk/alerts/audit.ts';
import { callDuty } from '../../src/desk/alerts/call-duty.ts';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { checkCase } from '../support/cases.ts';
import { openAll } from '../support/house.ts';
import { sayTo, sendRequest } from '../support/place.ts';
import { until } from '../support/wait.ts';
import { openOnDuty, alertOf, danger, leaveIn, type OnDuty } from '../support/alerts.ts';

const association = 'mord';
let desk: OnDuty;
beforeAll(async () => {
  desk = await openOnDuty();
});
afterAll(() => desk.remove());

describe('the alarm', () => {
  const called = async (alert: string): Promise<string[]> =>
    (
      await desk.sql<{ name: string }>(
        'select name from alert_calls join staff on id = staff_id where alert_id = $1 order by at, staff.id',
        alert,
      )
    ).map(({ name }) => name);
  const unreached = (texts: readonly string[]): string[] => texts.filter((text) => text.includes('لم نصل'));

  test('calls the next after five minutes and the manager after fifteen, and tells the member once that nobody was reached', async () => {
    const { publicId, alert } = await desk.inDanger();
    const after = async (minutes: number): Promise<void> => {
      desk.clock.advance(minutes * minute);
      await Promise.all([callDuty(desk.office.desk), callDuty(desk.office.desk)]);
    };
    await after(0);
    expect(await called(alert)).toEqual(['huda']);
    await after(4);
    expect(await called(alert)).toEqual(['huda']);
    await after(1);
    expect(await called(alert)).toEqual(['huda', 'reem']);
    await after(9);
    expect(unreached(await desk.said(publicId))).toEqual([]);
    await after(1);
    expect(await called(alert)).toEqual(['huda', 'reem', 'manager']);
    expect(unreached(await desk.said(publicId))).toEqual([
      'لم نصل إلى موظفة بعد. لا تنتظرينا إن احتجتِ إلى أحد الآن: \u20681919\u2069.',
    ]);
    await after(60);
    expect(unreached(await desk.said(publicId))).toHaveLength(1);
    const { items } = await desk.office.desk.reading.inbox(desk.of('manager'), 'waiting');
    const item = items.find(({ conversation }) => conversation === alert);
    expect(item).toMatchObject({ urgent: true, called: true, lastText: '' });
    expect(item).not.toHaveProperty('category');
  });

  test.each(['ليست حالة طارئة', 'القائمة'])(
    'writes nothing of itself to whoever left the talk by «%s», and calls on all the same',
    async (left) => {
      const publicId = await sayTo(desk.place, association, danger, left);
      const before = await desk.said(publicId);
      desk.clock.advance(15 * minute);
      await callDuty(desk.office.desk);
      const [row] = await desk.sql<{ alert: string }>(
        'select a.id as alert from alerts a join conversations c on c.id = a.conversation_id where c.public_id = $1',
        publicId,
      );
      expect((await called(row!.alert)).sort()).toEqual(['huda', 'manager', 'reem']);
      await desk.does('huda', 'acknowledge', publicId, undefined);
      expect((await desk.said(publicId)).filter((text) => text !== '')).toEqual(
        before.filter((text) => text !== ''),
      );
    },
  );

  test('calls nobody whom a case of the conversation concerns, and is open to others where it concerns all who are named', async () => {
    const { publicId, alert, reference } = await desk.inDanger();
    const concern = (name: string) =>
      desk.sql(
        'insert into concerns (reference, staff_id, at) values ($1, $2, now())',
        reference,
        desk.of(name).id,
      );
    const opens = (name: string): Promise<boolean> =>
      desk.office.desk.reading.find(desk.of(name), publicId).then((found) => found !== undefined);
    await concern('huda');
    await callDuty(desk.office.desk);
    expect(await called(alert)).toEqual(['reem']);
    expect([await opens('huda'), await opens('reem'), await opens('researcher')]).toEqual([
      false,
      true,
      false,
    ]);
    await concern('reem');
    expect([await opens('reem'), await opens('researcher')]).toEqual([false, true]);
  });

  test('tells the manager who is on duty', async () => {
    const { roster } = await auditOf(desk.place.ground, desk.of('manager'));
    expect(roster).toEqual(['huda', 'reem'].map((name) => ({ name, now: true })));
  });

  test('says that somebody read it only when somebody pressed, and then calls nobody else', async () => {
    const { publicId, alert } = await desk.inDanger();
    await callDuty(desk.office.desk);
    // The notice says that such messages are read («نقرأ»); that somebody did, nothing says.
    expect((await desk.said(publicId)).join()).not.toMatch(/(?<!ن)قرأ/u);
    const presses = await Promise.all(
      ['huda', 'reem'].map((name) => desk.tries(name, 'acknowledge', publicId)),
    );
    expect(presses.sort()).toEqual(['conflict', 'true']);
    desk.clock.advance(hour);
    await callDuty(desk.office.desk);
    expect(await called(alert)).toEqual(['huda']);
    const read = (await desk.said(publicId)).filter((text) => /(?<!ن)قرأ/u.test(text));
    expect(read).toHaveLength(1);
    expect(unreached(await desk.said(publicId))).toEqual([]);
  });

  test('does after a stop what was due by then, once', async () => {
    const { publicId, alert } = await desk.inDanger();
    desk.clock.advance(3 * hour);
    await Promise.all([callDuty(desk.office.desk), callDuty(desk.office.desk), callDuty(desk.office.desk)]);
    expect((await called(alert)).sort()).toEqual(['huda', 'manager', 'reem']);
    expect(unreached(await desk.said(publicId))).toHaveLength(1);
  });

  test('calls the next at once when a claim runs out, whoever let go after the others and the manager a quarter of an hour later', async () => {
    const { publicId, alert } = await desk.inDanger();
    const after = async (minutes: number): Promise<string[]> => {
      desk.clock.advance(minutes * minute);
      await Promise.all([callDuty(desk.office.desk), callDuty(desk.office.desk)]);
      return called(alert);
    };
    expect(await after(0)).toEqual(['huda']);
    await desk.does('huda', 'acknowledge', publicId);
    await desk.does('huda', 'claim', publicId);
    const before = await desk.said(publicId);
    expect(await after(60)).toEqual(['huda']);
    desk.clock.advance(day);
    await desk.office.desk.release(publicId);
    expect(await after(0)).toEqual(['huda', 'reem']);
    expect(await after(5)).toEqual(['huda', 'reem', 'huda']);
    expect(await after(9)).toEqual(['huda', 'reem', 'huda']);
    expect(await after(1)).toEqual(['huda', 'reem', 'huda', 'manager']);
    expect(await after(day / minute)).toHaveLength(4);
    expect((await desk.said(publicId)).slice(before.length)).toEqual([
      'ليس معكِ أحد منا الآن. لا تنتظرينا إن احتجتِ إلى أحد الآن: \u20681919\u2069.',
    ]);
    await desk.does('reem', 'acknowledge', publicId);
    expect(await after(60)).toHaveLength(4);
  });

  test('is not begun anew for a claim that runs out after the alert was closed', async () => {
    const { publicId, alert } = await desk.inDanger();
    await callDuty(desk.office.desk);
    await desk.does('huda', 'claim', publicId);
    await desk.does('huda', 'close-alert', publicId, { reason: 'وصلت إلى مكان آمن' });
    desk.clock.advance(day);
    await desk.office.desk.release(publicId);
    await callDuty(desk.office.desk);
    expect(await called(alert)).toEqual(['huda']);
  });

  test('writes nothing to whoever wants nothing written', async () => {
    const { publicId } = await desk.inDanger();
    await leaveIn(desk.place, publicId, { outcomes: [{ type: 'alertWish', silent: true }] });
    const before = await desk.said(publicId);
    desk.clock.advance(hour);
    await callDuty(desk.office.desk);
    await desk.does('huda', 'acknowledge', publicId);
    expect(await desk.said(publicId)).toEqual(before);
  });
});

describe('afterwards', () => {
  /** Moves the clock by thirty days, and wakes conversations on the way as their timers would. */
  const asIfDaysPassed = async (conversations: readonly string[]): Promise<void> => {
    for (const passed of [hour, day, 2 * day, 27 * day]) {
      desk.clock.advance(passed);
      const now = desk.clock.now();
      await desk.sql(
        'update conversations set due_at = to_timestamp($1 / 1000.0) where public_id = any ($2)',
        now,
        conversations,
      );
      await until('the timers have come', async () => {
        const rows = await desk.sql(
          'select 1 from conversations where public_id = any ($1) and due_at between to_timestamp($2 / 1000.0) and to_timestamp($2 / 1000.0 + 61)',
          conversations,
          now,
        );
        return rows.length === 0;
      });
    }
  };

  test('nothing is said for thirty days but what a person says: no reminder, rating, decision, notice', async () => {
    const { publicId, reference } = await desk.inDanger();
    await desk.does('huda', 'acknowledge', publicId);
    const before = await desk.said(publicId);
    await checkCase(desk.office, association, reference);
    await desk.office.moves.decide(desk.of('committee'), reference, {
      decision: 'accepted',
      reason: 'استوفت الشروط',
    });
    await desk.does('huda', 'claim', publicId);
    await desk.does('huda', 'close', publicId, {});
    const after = (await desk.said(publicId)).slice(before.length);
    expect(after).toHaveLength(1);
    expect(after.join()).not.toMatch(/تقييم|قُبل|راض/);
    await asIfDaysPassed([publicId]);
    await callDuty(desk.office.desk);
    const shown = await desk.office.desk.reading.conversation(desk.of('huda'), publicId);
    expect(shown.lines.some(({ system }) => system === 'untold')).toBe(true);
    // Whoever decides reads with the case that its member is told nothing, and no reason why.
    const { requests } = desk.office;
    expect(await requests.detail(desk.of('committee'), reference)).toMatchObject({ byPerson: true });
    const other = await sendRequest(desk.place, association, 777);
    expect(await requests.detail(desk.of('committee'), other.reference)).not.toHaveProperty('untold');
    expect(await desk.said(publicId)).toEqual([...before, ...after]);
  });

  test('nobody is reminded of the form that they were in', async () => {
    const { engine, houses } = await openAll();
    const inForm = async (): Promise<string> => {
      const { publicId } = await desk.place.conversations.begin(association, 'webchat');
      const whole = requestDialogue(engine, { house: houses.get(association)!, service: 'support', n: 1 });
      for (const message of whole.slice(0, 8)) await desk.place.conversations.receive(publicId, message);
      return publicId;
    };
    const [danger, other] = [await inForm(), await inForm()];
    await leaveIn(desk.place, danger, {
      outcomes: [alertOf('in-a-form', { ground: 'consent' })],
      words: danger,
    });
    await leaveIn(desk.place, danger, {
      outcomes: [{ type: 'acknowledge', alert: 'in-a-form', staff: desk.of('huda').id }],
    });
    const before = [await desk.said(danger), await desk.said(other)];
    await asIfDaysPassed([danger, other]);
    expect(await desk.said(danger)).toEqual(before[0]);
    expect((await desk.said(other)).length).toBeGreaterThan(before[1]!.length);
  });

  test('words that came before the member agreed go within a day where nobody opened them', async () => {
    const { publicId } = await desk.place.conversations.begin(association, 'webchat');
    const other = await desk.place.conversations.begin(association, 'webchat');
    for (const [id, one] of [
      ['unserved', publicId],
      ['served', other.publicId],
    ] as const) {
      await desk.place.conversations.greet(one, 'ar');
      await leaveIn(desk.place, one, { outcomes: [alertOf(id)], words: danger });
    }
    await desk.office.desk.reading.conversation(desk.of('huda'), other.publicId);
    const kept = async (): Promise<string[]> =>
      (
        await desk.sql<{ id: string }>(
          `select alert_id as id from alert_words where alert_id in ('unserved', 'served') order by 1`,
        )
      ).map(({ id }) => id);
    await forget(desk.place.ground);
    expect(await kept()).toEqual(['served', 'unserved']);
    desk.clock.advance(day);
    await forget(desk.place.ground);
    expect(await kept()).toEqual(['served']);
    desk.clock.advance(30 * day);
    await forget(desk.place.ground);
    expect(await desk.sql(`select 1 from alerts where id in ('unserved', 'served')`)).toHaveLength(2);
  });
});

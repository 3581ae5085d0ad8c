import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { happeningsOf } from '../../adapters/telegram/receive.ts';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import type { Content } from '../../src/channel/message.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { conversationAt } from '../../src/records/sending/addresses.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { say } from '../support/say.ts';
import { Provider, wrote } from './provider.ts';

const association = 'rahat';
const clock = handClock(aWorkingMorning);
let place: Place;
let channels: Channels;
let served: Served;

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  served = { association, channel: { ...new Provider().channel, name: 'telegram' } };
  channels = new Channels(place.ground, place.conversations, {
    served: [served],
    base: () => 'http://x',
    alarms: { undelivered: () => undefined },
  });
});
afterAll(async () => {
  await channels.stop();
  await place.remove();
});

let named = 0;
const fresh = (): string => String((named += 1));

/** A member on a channel: gives one message. */
type Giving = (content: Content) => Promise<unknown>;

const onTelegram =
  (address: string): Giving =>
  async (content) => {
    if (content.kind !== 'tap')
      return channels.take(served, [wrote(address, fresh(), content, { at: clock.now() })]);
    const message = { chat: { id: Number(address), type: 'private' } };
    const data = `t|${content.prompt}|${content.choice}`;
    const pressed = { id: fresh(), from: { id: Number(address) }, data, message };
    return channels.take(
      served,
      happeningsOf({ update_id: 1, callback_query: pressed }, { now: clock.now(), say }),
    );
  };

const onTheWeb =
  (publicId: string): Giving =>
  (content) =>
    place.conversations.receive(publicId, { external: fresh(), content });

const counted = async (publicId: string): Promise<unknown> =>
  (
    await place.ground.database.query(
      `select (select count(*)::int from requests where conversation_id = c.id) as requests,
         (select count(*)::int from consents k join notices n on n.sha256 = k.notice_sha256 where conversation_id = c.id and n.said->'notice'->>'ar' like '%هل توافق%') as consents,
         (select count(score)::int from ratings) as scores,
         (select count(*)::int from escalations where conversation_id = c.id) as waiting
       from conversations c where c.public_id = $1`,
      [publicId],
    )
  ).rows[0];

const openPrompt = async (publicId: string): Promise<{ id: string; kind: string }> => {
  const { lines } = await place.conversations.lines(publicId, 0);
  const found = lines
    .flatMap((one) => ('message' in one && one.message.prompt ? [one.message.prompt] : []))
    .at(-1);
  return found!;
};

describe.each(['the web', 'Telegram'] as const)('a finger that taps twice on %s', (where) => {
  test.each(Array.from({ length: 14 }, (_, i) => (i + 1) * 100))(
    '%i ms apart, sends one request and rates nothing',
    async (gap) => {
      const house = place.ground.houses.get(association)!;
      const address = String(600_000_000 + Number(fresh()));
      const begun =
        where === 'the web' ? (await place.conversations.begin(association, 'webchat')).publicId : undefined;
      const give = begun === undefined ? onTelegram(address) : onTheWeb(begun);
      const service = house.association.services[0]!.id;
      for (const { content } of requestDialogue(place.ground.engine, { house, service, n: gap })) {
        clock.advance(5000);
        if (content.kind === 'text' && content.text === 'أقرّ وأوقّع') break;
        await give(content);
        if (content.kind !== 'tap') continue;
        clock.advance(gap);
        await give(content);
      }
      const publicId =
        begun ??
        (await conversationAt(place.ground.database, { association, channel: 'telegram', address }))!;
      const sign = await openPrompt(publicId);
      expect(sign.kind).toBe('sign');
      const signature = { kind: 'tap', prompt: sign.id, choice: 'sign', text: 'أقرّ وأوقّع' } as const;
      clock.advance(2000);
      await give(signature);
      clock.advance(gap);
      await give(signature);
      const rating = await openPrompt(publicId);
      expect(rating.kind).toBe('rating');
      for (const choice of ['score-1', 'score-2'])
        await give({ kind: 'tap', prompt: rating.id, choice, text: choice });
      expect(await counted(publicId)).toEqual({ requests: 1, consents: 1, scores: 0, waiting: 0 });
    },
  );
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Channels, type Served } from '../../src/conversation/arrival/channels.ts';
import { html } from '../../src/channel/html.ts';
import type { Parcel } from '../../src/channel/parcel.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { pageOf, reviewDoorOf, reviewOf } from '../../src/http/pages/form-page.ts';
import { handClock, hour } from '../../src/kernel/clock.ts';
import { aWorkingMorning } from '../support/house.ts';
import { openPlace, type Place } from '../support/place.ts';
import { found, until } from '../support/wait.ts';
import { Provider, wrote } from './provider.ts';

const association = 'rahat';
const clock = handClock(aWorkingMorning);
let place: Place;
let channels: Channels;
let served: Served;
const sent: Parcel[] = [];

beforeAll(async () => {
  place = await openPlace({}, (ground) => ({ ...ground, clock }));
  const provider = new Provider({ capabilities: { identifiers: false } });
  provider.answer = (parcel) => {
    sent.push(parcel);
    return { ok: true };
  };
  served = { association, channel: provider.channel };
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
const say = (address: string, text: string): Promise<void> =>
  channels.take(served, [wrote(address, `r${(named += 1)}`, text, { at: clock.now() })]);

/** The secret of the latest page of a review, once it was sent. */
const latestPage = (besides: string): Promise<string> =>
  found('a page is offered', () => {
    const url = sent.findLast(({ link }) => link?.label === 'قراءة ما سيوقَّع')?.link?.url ?? '';
    const secret = url.split('/').at(-1) ?? '';
    return secret === '' || secret === besides ? undefined : secret;
  });

test('what is signed is masked in the chat and read in full on a page, until it is signed, corrected or an hour old', async () => {
  const house = place.ground.houses.get(association)!;
  const service = house.association.services.find(({ fields }) =>
    fields.some(({ type }) => type === 'nationalId'),
  )!;
  const messages = requestDialogue(place.ground.engine, { house, service: service.id, n: 9 });
  const identity = messages.flatMap(({ content }) =>
    content.kind === 'text' && /^[12]\d{9}$/.test(content.text) ? [content.text] : [],
  )[0]!;
  for (const { content } of messages.slice(0, -2))
    await channels.take(served, [wrote('reader', `r${(named += 1)}`, content, { at: clock.now() })]);
  const first = await latestPage('');
  const review = (await channels.forms.review(first))!;
  expect(review.fields.map(({ shown }) => shown)).toContain(identity);
  const asked = (): Parcel[] => sent.filter(({ text }) => text.includes('هل كلها صحيحة'));
  await until('it is asked whether all is right', () => asked().length > 0);
  expect(asked().map(({ text }) => text.includes(identity))).toEqual([false]);
  // A preview of the link shows none of it; the page does, when it is asked for.
  const line = (name: string): string => name;
  const frame = { lang: 'ar', title: '', leave: html`` } as const;
  expect(await pageOf(frame, reviewDoorOf(line))).not.toContain(identity);
  expect(await pageOf(frame, reviewOf(review, line))).toContain(identity);
  expect(await channels.forms.review('x'.repeat(43))).toBeUndefined();

  await say('reader', 'نعم');
  expect(await channels.forms.review(first)).toBeDefined();
  await say('reader', 'ليس بعد');
  const second = await latestPage(first);
  expect(await channels.forms.review(first)).toBeUndefined();
  expect(await channels.forms.review(second)).toBeDefined();
  await say('reader', 'نعم');
  await say('reader', 'أقرّ');
  expect(await channels.forms.review(second)).toBeUndefined();
});

test('a page of a review ends after an hour', async () => {
  const before = await latestPage('');
  const house = place.ground.houses.get(association)!;
  const service = house.association.services.find(({ fields }) =>
    fields.some(({ type }) => type === 'nationalId'),
  )!;
  for (const { content } of requestDialogue(place.ground.engine, { house, service: service.id, n: 10 }).slice(
    0,
    -2,
  ))
    await channels.take(served, [wrote('later', `r${(named += 1)}`, content, { at: clock.now() })]);
  const page = await latestPage(before);
  expect(await channels.forms.review(page)).toBeDefined();
  clock.advance(hour + 1);
  expect(await channels.forms.review(page)).toBeUndefined();
});

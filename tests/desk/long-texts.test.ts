import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { longestText } from '../../src/channel/message.ts';
import { openPlace, sayTo, type Place } from '../support/place.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.remove());

const whole = 'قصتي طويلة 👨‍👩‍👧‍👦 '.repeat(3000);

/** What the member sees of the last thing that he wrote: the line itself, and what was said to it. */
async function shownOf(publicId: string): Promise<{ heard: string; said: string[] }> {
  const { lines } = await place.conversations.lines(publicId, 0);
  const at = lines.findLastIndex(({ from }) => from === 'member');
  const line = lines[at];
  return {
    heard: (line && 'text' in line && line.text) || '',
    said: lines.slice(at + 1).flatMap((one) => ('message' in one ? [one.message.text] : [])),
  };
}

test('of a text that is too long the beginning is kept, and the member is told', async () => {
  const publicId = await sayTo(place, 'rahat', whole);
  const { heard, said } = await shownOf(publicId);
  expect(whole.startsWith(heard)).toBe(true);
  expect(heard.length).toBeLessThanOrEqual(longestText);
  expect(heard.length).toBeGreaterThan(longestText - 40);
  expect(said[0]).toContain('فقرأنا أولها فقط');
});

test('before the member agreed he is told the same, and nothing of it is kept', async () => {
  const { publicId } = await place.conversations.begin('rahat', 'webchat');
  await place.conversations.greet(publicId, 'ar');
  await place.conversations.receive(publicId, { external: 'x', content: { kind: 'text', text: whole } });
  const { heard, said } = await shownOf(publicId);
  expect(heard).toBe('');
  expect(said[0]).toContain('فقرأنا أولها فقط');
});

test('while a person answers he is told too', async () => {
  const publicId = await sayTo(place, 'rahat', 'موظف');
  await place.conversations.act(publicId, () => ({
    act: {
      external: 'phone',
      kind: 'note',
      said: [{ message: { text: 'معك أحمد', lang: 'ar' }, name: '☎' }],
      outcomes: [{ type: 'takeover', lease: place.ground.clock.now() + 60_000 }],
    },
  }));
  await place.conversations.receive(publicId, { external: 'long', content: { kind: 'text', text: whole } });
  const { heard, said } = await shownOf(publicId);
  expect(whole.startsWith(heard) && heard.length > longestText - 40).toBe(true);
  expect(said).toEqual([expect.stringContaining('فقرأنا أولها فقط')]);
});

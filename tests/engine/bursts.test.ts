import { beforeAll, expect, test } from '@jest/globals';
import { advance, blank, type Engine, type Turn } from '../../src/engine/advance.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import type { MemberEvent } from '../../src/engine/events.ts';
import { heldFor } from '../../src/engine/reply.ts';
import type { House } from '../../src/voice/house.ts';
import { compose, speakingIn } from '../../src/conversation/turn/compose.ts';
import { aWorkingMorning, countingSeed, openAll } from '../support/house.ts';

let engine: Engine;
let house: House;
beforeAll(async () => {
  const all = await openAll();
  ({ engine } = all);
  house = all.houses.get('rahat')!;
});

type Decided = Extract<Turn, { kind: 'decided' }>;

/** A member's turns, one after another; `more`: another message stands behind it. */
function talk() {
  const seed = countingSeed();
  let dialogue: Dialogue = blank('ar', aWorkingMorning);
  let now = aWorkingMorning;
  const hear = (event: MemberEvent, more = false): { turn: Decided; said: string[] } => {
    const given = { now, seed: seed(), ...(more && { more: true as const }) };
    const turn = advance({ engine, house, before: dialogue, event, given });
    if (turn.kind !== 'decided') throw new Error('a look-up');
    dialogue = JSON.parse(JSON.stringify(turn.dialogue)) as Dialogue;
    const said = compose(turn.results, speakingIn(house, dialogue, now)).map(({ text }) => text);
    return { turn, said };
  };
  const say = (text: string, more = false) => hear({ kind: 'text', text }, more);
  return {
    hear,
    say,
    wait: (ms: number) => (now += ms),
    open: () => dialogue.stack.at(-1)?.asked,
    facts: () => dialogue.facts,
  };
}

const agreed = () => {
  const one = talk();
  one.hear({ kind: 'start', lang: 'ar' });
  one.say('أوافق');
  return one;
};
const questionsIn = (turn: Decided): number => turn.results.filter(({ type }) => type === 'asked').length;

test('three texts at once have one reply, in which all is answered and one question stands at the end', () => {
  const one = agreed();
  const [first, second] = [one.say('السلام عليكم', true), one.say('ابي اقدم على الدعم', true)];
  expect([...first.said, ...second.said]).toEqual([]);
  const { turn, said } = one.say('متى يجي الرد');
  const text = said.join('\n');
  expect(text).toContain('وعليكم السلام');
  expect(questionsIn(turn)).toBe(1);
  expect(turn.results.at(-1)).toMatchObject({ type: 'asked', asked: { id: one.open() } });
  expect(turn.dialogue.held).toBeUndefined();
  expect(turn.results.filter(({ type }) => type !== 'say' && type !== 'asked').length).toBeGreaterThan(0);
});

test('the privacy notice is shown before anything that may agree to it', () => {
  const one = talk();
  const { said } = one.say('السلام عليكم', true);
  expect(said.join('\n')).toContain('هل توافق');
  one.say('أوافق', true);
  expect(one.facts().consent).toBe('given');
});

test('what is said twice in one reply is said once', () => {
  const one = agreed();
  one.say('قثصضشس', true);
  const { said } = one.say('ضصثقفغ');
  const alone = agreed().say('قثصضشس').said;
  expect(said).toEqual(alone);
});

test('a message that does not come leaves its reply to the timer, with the question that is open', () => {
  const one = agreed();
  const held = one.say('السلام عليكم', true);
  expect(held.said).toEqual([]);
  expect(held.turn.wakeAt).toBe(aWorkingMorning + heldFor);
  one.wait(heldFor);
  const { turn, said } = one.hear({ kind: 'due' });
  expect(said.join('\n')).toContain('وعليكم السلام');
  expect(questionsIn(turn)).toBe(1);
  expect(turn.dialogue.held).toBeUndefined();
});

test('what binds a member is said at once: who asks for a person is told so, whatever stands behind it', () => {
  const one = agreed();
  one.say('السلام عليكم', true);
  const { said, turn } = one.say('موظف', true);
  expect(said.join('\n')).toContain('وعليكم السلام');
  expect(turn.dialogue.facts.waiting).toBeDefined();
  expect(turn.dialogue.held).toBeUndefined();
});

test('a person who gives back has read what was not answered', () => {
  const one = agreed();
  one.say('السلام عليكم', true);
  const { said, turn } = one.hear({ kind: 'desk', act: 'handedBack' });
  expect(said.join('\n')).not.toContain('وعليكم السلام');
  expect(turn.dialogue.held).toBeUndefined();
});

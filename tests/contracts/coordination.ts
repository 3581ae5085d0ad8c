import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Coordination } from '../../src/coordination/port.ts';
import { soon } from '../support/wait.ts';

/** What every coordination can be relied on for. `over` comes when a window of so many milliseconds is over for a key, alone at its door. */
export interface Subject {
  readonly open: () => Promise<Coordination>;
  readonly over: (key: string, ms: number) => Promise<void>;
}

let n = 0;
const name = (): string => `name-${(n += 1)}-${process.pid}-${Date.now()}`;

export function coordinationContract(what: string, prepare: () => Promise<Subject>): void {
  describe(`coordination: ${what}`, () => {
    let subject: Subject;
    let one: Coordination;
    beforeAll(async () => {
      subject = await prepare();
      one = await subject.open();
    });
    afterAll(() => one.close());

    test('says that it is well', () => {
      expect(one.healthy).toBe(true);
    });

    test('tells every listener of a topic, in order, and nobody else', async () => {
      const [topic, other] = [name(), name()];
      const heard: string[] = [];
      const elsewhere: string[] = [];
      one.subscribe(topic, (message) => heard.push(`a ${message}`));
      one.subscribe(topic, (message) => heard.push(`b ${message}`));
      one.subscribe(other, (message) => elsewhere.push(message));
      for (const message of ['1', '2', '3']) one.publish(topic, message);
      expect(await soon(() => heard.length === 6)).toBe(true);
      expect(heard.filter((message) => message.startsWith('a'))).toEqual(['a 1', 'a 2', 'a 3']);
      expect(heard.filter((message) => message.startsWith('b'))).toEqual(['b 1', 'b 2', 'b 3']);
      expect(elsewhere).toEqual([]);
    });

    test('tells nobody before publish has returned', async () => {
      const topic = name();
      let heard = 0;
      one.subscribe(topic, () => (heard += 1));
      one.publish(topic, 'x');
      expect(heard).toBe(0);
      expect(await soon(() => heard === 1)).toBe(true);
    });

    test('carries topics with spaces and messages with anything in them', async () => {
      const topic = `conversation ${name()}`;
      const heard: string[] = [];
      one.subscribe(topic, (message) => heard.push(message));
      const messages = ['', 'with spaces in it', '{"json": "نعم"}', 'line\nline'];
      for (const message of messages) one.publish(topic, message);
      await soon(() => heard.length === messages.length);
      expect(heard).toEqual(messages);
    });

    test('tells a listener nothing more once it is taken off, and others still', async () => {
      const topic = name();
      const heard: string[] = [];
      const off = one.subscribe(topic, (message) => heard.push(`a ${message}`));
      one.subscribe(topic, (message) => heard.push(`b ${message}`));
      off();
      off();
      for (const message of ['x', 'y']) one.publish(topic, message);
      // Who heard the second would have heard the first.
      expect(await soon(() => heard.includes('b y'))).toBe(true);
      expect(heard).toEqual(['b x', 'b y']);
    });

    test('allows so many within a window, counted from the first, and so many again afterwards', async () => {
      const key = `${name()} somebody`;
      const ask = async (): Promise<boolean[]> => {
        const answers: boolean[] = [];
        for (let i = 0; i < 4; i += 1) answers.push(await one.allow(key, 3, 400));
        return answers;
      };
      expect(await ask()).toEqual([true, true, true, false]);
      await subject.over(key, 400);
      expect(await ask()).toEqual([true, true, true, false]);
    });

    test('counts each key for itself', async () => {
      const [first, second] = [name(), name()];
      expect(await one.allow(first, 1, 1000)).toBe(true);
      expect(await one.allow(first, 1, 1000)).toBe(false);
      expect(await one.allow(second, 1, 1000)).toBe(true);
    });

    test('allows no more than the limit to many who ask at once', async () => {
      const key = name();
      const answers = await Promise.all(Array.from({ length: 50 }, () => one.allow(key, 7, 5000)));
      expect(answers.filter(Boolean)).toHaveLength(7);
    });

    test('allows nothing where nothing is allowed', async () => {
      expect(await one.allow(name(), 0, 1000)).toBe(false);
    });

    test('can be closed, and throws nothing afterwards', async () => {
      const other = await subject.open();
      other.subscribe(name(), () => undefined);
      await other.close();
      expect(() => other.publish(name(), 'x')).not.toThrow();
    });
  });
}

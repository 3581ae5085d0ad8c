import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { fold } from '../../src/arabic/fold.ts';
import { hour, stopwatch } from '../../src/kernel/clock.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import type { Held } from '../support/held.ts';
import type { OnChannels } from '../support/on-channels.ts';
import { soon } from '../support/wait.ts';
import { shown } from './walk.ts';

/** A sentence of danger, and its class. */
export interface Told {
  readonly text: string;
  readonly class: string;
}

const Sentences = z.object({ urgent: z.record(z.string(), z.record(z.string(), z.array(z.string()))) });

/** So many sentences of danger of every category and class, and none that only asks about help. */
export function sentencesOfDanger(count: number): readonly Told[] {
  const file = join(productRoot(), 'tests/engine/urgent/closer.yaml');
  const all = Object.values(Sentences.parse(parse(readFileSync(file, 'utf8'))).urgent)
    .flatMap((byClass) => Object.entries(byClass))
    .flatMap(([one, texts]) => texts.map((text) => ({ text, class: one })))
    .filter((one) => one.class !== 'question');
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!);
}

type Leading = (street: OnChannels, her: Held<unknown>) => Promise<void>;
const agreed: Leading = async (_, her) => {
  await her.tell('السلام عليكم');
  await her.choose('أوافق');
};

/** Where a member may be when they write, the last one at night. */
export const states: Readonly<Record<string, Leading>> = {
  'before consent': () => Promise.resolve(),
  'in the menu': agreed,
  async 'in a form'(street, her) {
    await agreed(street, her);
    await her.tell('طلب دعم مستفيدة');
  },
  async 'under a person'(street, her) {
    await agreed(street, her);
    await her.tell('موظف');
    await street.does('reem', 'claim', await her.conversation());
  },
  async 'outside hours'(street, her) {
    await street.pass(13 * hour);
    await agreed(street, her);
  },
};

/** What became of a sentence. */
export interface Heard extends Told {
  readonly took: number;
  /** The class with which it reached the desk; undefined where it did not. */
  readonly as: string | undefined;
  /** Words of the member that stand in the answer. */
  readonly echoed: readonly string[];
}

/** Words that say nothing of what befell anybody. */
const usual = new Set([
  'الان',
  'اليوم',
  'الحين',
  'عندنا',
  'عندكم',
  'عندك',
  'احد',
  'انت',
  'help',
  'please',
  'نحن',
]);
const tellingLetters = 4;

const wordsIn = (text: string): readonly string[] => fold(text).split(' ');

/** Writes a sentence of danger and waits for the first answer to it. */
export async function tellDanger(street: OnChannels, her: Held<unknown>, told: Told): Promise<Heard> {
  const seen = (await her.texts()).length;
  const since = street.clock.now() - 1;
  const took = stopwatch();
  await her.say(told.text);
  const answer = await shown(her, seen, () => true);
  const time = took();
  const alerts = 'select 1 from alerts where opened_at >= to_timestamp($1 / 1000.0)';
  await soon(async () => (await street.sql(alerts, since)).length > 0, 5000);
  await street.pass(0);
  const newest =
    'select public_id as id from conversations c join alerts a on a.conversation_id = c.id order by a.opened_at desc limit 1';
  const [found] = await street.sql<{ id: string }>(newest);
  const conversation = found?.id ?? '';
  const { alert } = await street.office.desk.reading.conversation(street.of('huda'), conversation);
  const answered = new Set(wordsIn(answer));
  const echoed = wordsIn(told.text).filter(
    (word) => word.length >= tellingLetters && !usual.has(word) && answered.has(word),
  );
  return { ...told, took: time, as: alert?.heard.at(-1)?.class, echoed };
}

import { expect, test, describe, beforeAll } from '@jest/globals';
import fc from 'fast-check';
import { kinds } from '../../adapters/index.ts';
import { webchat } from '../../adapters/webchat/index.ts';
import { fit } from '../../src/channel/fit.ts';
import { shorten, split } from '../../src/channel/split.ts';
import type { OutgoingMessage } from '../../src/channel/message.ts';
import type { Capabilities, ChannelKind } from '../../src/channel/port.ts';
import { allRows, type Parcel } from '../../src/channel/parcel.ts';
import { fitWords, parcelsOf } from '../../src/conversation/delivery/parcels.ts';
import { walked } from '../support/walked.ts';
import type { House } from '../../src/voice/house.ts';
import { silent } from '../../src/kernel/log.ts';
import { associations, openAll } from '../support/house.ts';
import { say } from '../support/say.ts';

/** Something for every setting that is needed, so that an account can be opened without its provider. */
function capabilitiesOf(kind: ChannelKind): Capabilities {
  const values: Record<string, string> = { WHATSAPP_WEB: 'on', WHATSAPP_PHONE_NUMBER_ID: '106540352242922' };
  for (const { name, required } of kind.settings) if (required) values[name] ??= '1001:something-of-tests';
  return kind.open(values, {
    association: 'mord',
    log: silent,
    now: () => 0,
    publicUrl: undefined,
    dataDir: '/nowhere',
    say,
  }).capabilities;
}

const channels = [
  ['webchat', webchat.capabilities] as const,
  ...kinds.map((kind) => [kind.name, capabilitiesOf(kind)] as const),
];

/** What is wrong with a parcel on a channel; undefined when it fits. */
function faultOf({ text, choices, contact, link }: Parcel, can: Capabilities): string | undefined {
  const above = choices !== undefined || contact !== undefined || link !== undefined ? can.asking : can.text;
  if (text.length > Math.min(can.text, above)) return `a text of ${text.length}`;
  if (text.trim() === '') return 'no text';
  if (!choices) return undefined;
  const { most, label } = choices.as === 'buttons' ? can.buttons : can.list;
  const rows = allRows(choices);
  if (rows.length > most || rows.length === 0) return `${rows.length} rows`;
  const long = rows.find((row) => row.label.length > label || row.label === '');
  if (long) return `the label "${long.label}"`;
  const deep = choices.rows.find(
    (row) => (row.detail ?? '').length > can.list.detail && row.detail !== undefined,
  );
  if (deep) return `the detail "${deep.detail ?? ''}"`;
  if (new Set(rows.map((row) => row.label)).size < rows.length) return 'two equal labels';
  // Telegram's buttons carry at most 64 bytes with the question's name; what is longer goes by its place.
  if (choices.as === 'list' && choices.open.length > 20) return `"${choices.open}" opens the list`;
  return undefined;
}

async function parcels(house: House, message: OutgoingMessage, can: Capabilities): Promise<Parcel[]> {
  const around = {
    house,
    signed: false,
    file: () => Promise.resolve(undefined),
    form: () => Promise.resolve(`https://chat.example.org.sa/form/${'x'.repeat(43)}`),
    review: () => Promise.resolve(`https://chat.example.org.sa/form/${'x'.repeat(43)}`),
  };
  return Promise.all(parcelsOf({ said: [{ message }] }, around, can).map((draft) => draft(around)));
}

describe.each(associations)('what %s says', (association) => {
  let house: House;
  let said: OutgoingMessage[] = [];
  beforeAll(async () => {
    const { engine, houses } = await openAll();
    house = houses.get(association) as House;
    said = [...walked(engine, house)].map(({ last }) => last);
    for (const answer of house.association.answers) said.push({ text: answer.answer.ar, lang: 'ar' });
    for (const clause of house.association.clauses) said.push({ text: clause.text.ar, lang: 'ar' });
  });

  test.each(channels)('fits %s', async (_, can) => {
    expect(said.length).toBeGreaterThan(60);
    const faults: string[] = [];
    for (const message of said)
      for (const parcel of await parcels(house, message, can)) {
        const fault = faultOf(parcel, can);
        if (fault !== undefined) faults.push(`${message.prompt?.step ?? 'a remark'}: ${fault}`);
      }
    expect(faults).toEqual([]);
  });

  test.each(channels)('loses no answer on %s', (_, can) => {
    for (const message of said) {
      const { choices = [] } = message;
      const all = fit(message, can, fitWords(house, 'ar'));
      const rows = all.at(-1)?.choices?.rows.map(({ choice }) => choice);
      const text = all.map((parcel) => parcel.text).join('\n');
      if (rows?.length) expect(rows).toEqual(choices.map(({ id }) => id));
      else for (const { label } of choices) expect(text).toContain(label);
    }
  });

  test.each(channels)(
    'says where in a form a question stands, and what may be done beside it, on %s',
    (_, can) => {
      const words = fitWords(house, 'ar');
      const asked = said.filter(({ lang, prompt }) => lang === 'ar' && (prompt?.beside?.length ?? 0) > 0);
      expect(asked.some(({ prompt }) => prompt?.at)).toBe(true);
      for (const message of asked) {
        const all = fit(message, can, words);
        const { at, beside = [] } = message.prompt ?? {};
        const text = all.map((parcel) => parcel.text).join('\n');
        if (at) expect(text).toContain(words.step(at));
        if (can.buttons.most === 0) continue;
        const tapped = all.at(-1)?.choices?.beside?.map(({ choice }) => choice) ?? [];
        for (const one of beside)
          if (one !== 'park' && !tapped.includes(`beside-${one}`)) expect(text).toContain(words.beside[one]);
      }
    },
  );
});

test('a text is cut into parts that fit, between words, and nothing is lost', () => {
  const words = fc.array(fc.stringMatching(/^[\u0621-\u064aa-z]{1,12}[.!؟]?$/), {
    minLength: 1,
    maxLength: 300,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 400 }), (list, most) => {
      const text = list.join(' ');
      const parts = split(text, most);
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
      expect(parts.join(' ').split(/\s+/)).toEqual(text.split(/\s+/));
    }),
  );
});

test('sentences stay whole where they can', () => {
  const sentence = 'هذه جملة قصيرة من أجل الفحص. ';
  for (const part of split(sentence.repeat(20), 100)) expect(part.endsWith('.')).toBe(true);
});

test('what is cut is cut between signs, wherever the limit falls', () => {
  const signs = new Intl.Segmenter('ar', { granularity: 'grapheme' });
  const whole = (text: string): readonly string[] =>
    Array.from(signs.segment(text), ({ segment }) => segment);
  const sign = fc.constantFrom('ت', 'سْ', '👨‍👩‍👧', '❤️', '🇸🇦', '👍🏽', ' ', 'x');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), fc.integer({ min: 12, max: 80 }), (list, most) => {
      const label = list.join('').trim();
      const short = shorten(label, most);
      expect(short.length).toBeLessThanOrEqual(most);
      const kept = whole(short.replace(/…$/u, ''));
      expect(whole(label).slice(0, kept.length)).toEqual(kept);
      const parts = split(label, most);
      expect(parts.every((part) => part.length <= most)).toBe(true);
      expect(whole(parts.join('')).filter((one) => one !== ' ')).toEqual(
        whole(label).filter((one) => one !== ' '),
      );
    }),
    { numRuns: 300 },
  );
});

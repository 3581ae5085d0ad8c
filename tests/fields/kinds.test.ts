import { describe, expect, test } from '@jest/globals';
import { QuestionKind } from '../../src/contract/index.ts';
import { withKeyboard } from '../../src/voice/question-kinds.ts';
import {
  identityIn,
  isSecret,
  isSensitive,
  parseField,
  parseFile,
  showField,
} from '../../src/fields/field.ts';
import { kinds } from '../../src/fields/kinds/index.ts';
import { kindOf } from '../../src/fields/spec.ts';
import { storedSample } from '../../src/conversation/rehearsal/samples.ts';
import { productRoot } from '../../src/kernel/paths.ts';
import { readLocales } from '../../src/wording/wording.ts';
import { field } from './read.ts';
import { join } from 'node:path';

const own: Readonly<Record<string, object>> = {
  choice: { options: ['first', 'second'].map((id) => ({ id, label: { ar: id } })) },
};
const fields = kinds.map(({ type }) => field(type, own[type]));
const now = Date.UTC(2026, 10, 8, 7);
const typesWith = (holds: (spec: (typeof fields)[number]) => boolean): string[] =>
  fields.filter(holds).map(({ type }) => type);
const keyboardAt = (kind: string) => withKeyboard({ id: 'q1', flow: 'request', step: 'ask', kind }).keyboard;

describe.each(fields.map((spec) => [spec.type, spec] as const))('a field of type %s', (type, spec) => {
  const locales = readLocales(join(productRoot(), 'locales'));

  test('takes each of its samples and shows it in both languages', () => {
    for (let n = 0; n < 12; n += 1) {
      const input = kindOf(spec).sample(spec, n);
      const parsed =
        'attachment' in input
          ? parseFile(spec, storedSample(input.attachment))
          : 'text' in input
            ? parseField(spec, input.text, now)
            : { ok: true as const, value: kindOf(spec).buttons?.means(input.choice) ?? '' };
      expect({ input, parsed }).toMatchObject({ parsed: { ok: true } });
      if (parsed.ok)
        for (const lang of ['ar', 'en'] as const) expect(showField(spec, parsed.value, lang)).not.toBe('');
    }
  });

  test('has the words of its hint and of what it refuses', () => {
    expect(locales.ar.has(`chat.placeholder.${kindOf(spec).keyboard.placeholder}`)).toBe(true);
    for (const text of ['', '؟', '1', 'ا'.repeat(5000), '5/6/24', '٣ أو ٤', 'x y']) {
      const parsed = parseField(spec, text, now);
      if (!parsed.ok)
        expect([type, parsed.fault, locales.ar.has(`faults.${type}.${parsed.fault}`)]).toEqual([
          type,
          parsed.fault,
          true,
        ]);
    }
  });

  test('takes what a pack stored for another type without falling over', () => {
    for (const found of [
      'x',
      3,
      true,
      { typed: '1', calendar: 'hijri', year: 1400, month: 1, day: 1, gregorian: '1979-11-20' },
    ] as const)
      expect(typeof showField(spec, found, 'ar')).toBe('string');
  });
});

test('identifiers are masked, and but for the mobile number not asked for in a chat of others', () => {
  expect(typesWith(isSensitive)).toEqual(['nationalId', 'iqama', 'mobile', 'iban']);
  expect(typesWith(isSecret)).toEqual(['nationalId', 'iqama', 'iban']);
  expect(isSecret(field('text', { sensitive: true }))).toBe(true);
});

test('the member is known by a national id or an iqama, whatever the pack calls the field', () => {
  const asked = [
    field('name', { name: 'nationalId' }),
    field('iqama', { name: 'residence' }),
    field('nationalId', { name: 'hawiya' }),
  ];
  expect(identityIn(asked, { nationalId: 'سارة علي', residence: null, hawiya: '1000000008' })).toBe(
    '1000000008',
  );
  expect(identityIn(asked, { nationalId: 'سارة علي', residence: '2000000006' })).toBe('2000000006');
  expect(identityIn(asked, { nationalId: 'سارة علي' })).toBeNull();
});

test('a typed number means an answer by its place where there are buttons, and a value or a line elsewhere', () => {
  const kindsByPlace = [...QuestionKind.options, ...kinds.map(({ type }) => type)].filter(
    (kind) => keyboardAt(kind)?.byPlace,
  );
  expect(kindsByPlace.sort()).toEqual(['choice', 'consent', 'menu', 'service', 'yesNo']);
});

test('a question of a kind that is not known any more is answered in words', () => {
  expect(keyboardAt('ofAnEarlierRelease')).toEqual({ placeholder: 'text' });
});

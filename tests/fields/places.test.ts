import { describe, expect, test } from '@jest/globals';
import { placeIn } from '../../src/channel/message.ts';
import { governorates } from '../../src/fields/places/governorates.ts';
import { isKnownPlace, placeAt } from '../../src/fields/places/place.ts';
import { talk } from '../support/talk.ts';

describe('a place that is sent', () => {
  test.each([
    [24.8, 46.66, 'الرياض'],
    [24.74, 46.53, 'الدرعية'],
    [21.39, 39.86, 'مكة المكرمة'],
    [21.6, 39.15, 'جدة'],
    [24.47, 39.61, 'المدينة المنورة'],
    [25.1, 38.1, 'العيص'],
    [25.6, 45.8, 'عودة سدير'],
    [17.5, 44.2, 'نجران'],
    [26.3, 50.2, 'الخبر'],
    [18.31, 42.73, 'خميس مشيط'],
  ])('%d, %d is near %s', (latitude, longitude, city) => expect(placeAt({ latitude, longitude })).toBe(city));

  test.each([
    ['Cairo', 30.04, 31.24],
    ['the Empty Quarter', 20, 51],
    ['the sea', 22, 37.5],
  ])('%s is no city of the table', (_name, latitude, longitude) =>
    expect(placeAt({ latitude, longitude })).toBeUndefined(),
  );

  test('every line of the table is a city in the kingdom, each once', () => {
    const lines = governorates.trim().split('\n');
    const names = lines.map((line) => /^([^\d/]+)/u.exec(line)?.[1]?.trim() ?? '');
    expect(
      lines.filter((line) => !/^[^\d]+ (?:1[6-9]|2\d|3[0-2])\.\d+ (?:3[4-9]|4\d|5[0-5])\.\d+$/u.test(line)),
    ).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(140);
    expect(names.every(isKnownPlace)).toBe(true);
  });

  test.each([{}, null, 'x', { latitude: '24', longitude: 46 }, { latitude: 95, longitude: 46 }])(
    '%j is no point',
    (part) => expect(placeIn(part)).toBeUndefined(),
  );

  test('where a city is asked for its name is shown, and taken after a yes', async () => {
    const { say, rehearsal } = await talk('rahat');
    say('أوافق', 'التطوع', 'محمد سعد العتيبي', '0501234567');
    expect(rehearsal.last?.asked?.field?.name).toBe('city');
    const shown = rehearsal.play({ kind: 'unsupported', what: 'location', city: 'العيص' });
    expect(shown.map(({ text }) => text).join('\n')).toContain('العيص. هل هذا صحيح؟');
    say('نعم');
    expect(rehearsal.last?.asked?.field?.name).not.toBe('city');
    const elsewhere = rehearsal.play({ kind: 'unsupported', what: 'location', city: 'العيص' });
    expect(elsewhere.map(({ text }) => text).join('\n')).not.toContain('العيص');
  });
});

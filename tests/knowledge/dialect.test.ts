import { describe, expect, test } from '@jest/globals';
import { readSpokenWords } from '../../src/association/spoken.ts';
import { dialectOf } from '../../src/knowledge/dialect.ts';
import { join } from 'node:path';
import { productRoot } from '../../src/kernel/paths.ts';

const dialect = dialectOf({ words: readSpokenWords(join(productRoot(), 'locales')), where: 'lexicon.yaml' });

describe('what is compared', () => {
  test.each([
    // Najdi, Hijazi, southern, standard: the same words
    ['وش صار', 'ماذا صار'],
    ['ايش صار', 'ماذا صار'],
    ['وين المقر', 'أين المقر'],
    ['فين المقر', 'أين المقر'],
    ['متى يخلص دحين', 'متى انتهى الآن'],
    ['متى يخلص ذلحين', 'متى انتهى الآن'],
    // letters that people mix up or write twice
    ['الطلب ناقض', 'الطلب ناقظ'],
    ['متىىى الرد', 'متي الرد'],
    ['الاعضاء', 'الأعظاء'],
    ['اللجنة', 'الجنة'],
    // what is joined to a word or drawn into it
    ['ووين الجمعية', 'أين الجمعية'],
    ['هالطلب', 'الطلب'],
    // what says nothing
    ['السلام عليكم متى الدوام', 'متى الدوام'],
    ['الطلب حقي', 'الطلب'],
  ])('"%s" is "%s"', (one, other) => {
    expect(dialect.words(one)).toEqual(dialect.words(other));
  });

  test('a word that stands for two others is refused, with its place', () => {
    const words = { standard: { ماذا: 'وش ايش', كيف: 'إيش' } };
    expect(() => dialectOf({ words, where: 'mord/pack.yaml: lexicon' })).toThrow(
      /mord\/pack\.yaml: lexicon: "إيش" stands for two words/,
    );
  });

  test('what an association says itself comes before what the product says', () => {
    const own = dialectOf(
      { words: { standard: { ماذا: 'وش ايش' } }, where: 'product' },
      { words: { standard: { كيف: 'وش ايش' } }, where: 'pack' },
    );
    expect(own.words('ايش')).toEqual(['كيف']);
  });

  test('a text of nothing but courtesies has no words', () => {
    expect(dialect.words('السلام عليكم ورحمة الله وبركاته')).toEqual([]);
    expect(dialect.stems('')).toEqual([]);
  });
});

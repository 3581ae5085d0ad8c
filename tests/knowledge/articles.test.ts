import { expect, test } from '@jest/globals';
import { openAll } from '../support/house.ts';

test.each([
  ['rahat', 'المادة ٤', ['privacy-4']],
  ['rahat', 'وش تقول المادة السابعة؟', ['privacy-7']],
  ['rahat', 'المادة رقم 8', ['privacy-8']],
  ['rahat', 'البند ٣ من خطوات التعامل', ['steps-3']],
  ['rahat', 'نص البند رقم (٤) من الخطوات', ['steps-4']],
  ['rahat', 'البند الثاني من المادة السادسة', ['privacy-6-2']],
  ['rahat', 'article four', ['privacy-4']],
  ['rahat', 'the first article of the privacy policy', ['privacy-1']],
  ['rahat', 'م 8', ['privacy-8']],
  ['rahat', 'م٣', ['privacy-3']],
  ['rahat', 'وش في م/٥', ['privacy-5']],
  ['rahat', 'ماده٧', ['privacy-7']],
  ['rahat', 'الماده نمرة ٣', ['privacy-3']],
  ['rahat', 'مادة رقم ثمانية', ['privacy-8']],
  ['rahat', 'ثامن مادة في الخصوصية', ['privacy-8']],
  ['rahat', 'art. 3', ['privacy-3']],
  ['rahat', 'Art no 5', ['privacy-5']],
  ['rahat', 'almadda 3', ['privacy-3']],
  ['rahat', 'el mada el thamna', ['privacy-8']],
  ['rahat', 'wesh tgool mada raqam thamanya', ['privacy-8']],
  ['rahat', 'الفقرة ٢ من المادة ٦', ['privacy-6-2']],
  ['rahat', 'الساعة 8 م 3 دقايق', undefined],
  ['rahat', 'عرضها 8 م 2', undefined],
  ['rahat', 'المادة الثانية عشرة', []],
  ['rahat', 'المادة 12', []],
  ['rahat', 'البند السادس من ممارسات تقديم الخدمة', []],
  ['mord', 'الفقرة ٣ من البند ٦', ['practices-3']],
  ['mord', 'المادة الخامسة من خطوات التعامل', ['steps-5']],
  ['najran-coffee', 'البند 3 من الأهداف التفصيلية', ['aims-3']],
  ['rahat', 'اختلفنا على بند في العقد', undefined],
  ['rahat', 'عندي مادة دراسية وأبغى دعم', undefined],
  ['rahat', 'كم ياخذ الطلب وقت؟', undefined],
] as const)('%s: "%s" is looked up by its place', async (id, text, clauses) => {
  const { houses } = await openAll();
  expect(houses.get(id)!.knowledge.articles(text)).toEqual(clauses);
});

test('a number that stands in several chapters is several clauses', async () => {
  const { houses } = await openAll();
  const found = houses.get('awdat-sudair')!.knowledge.articles('البند 3');
  expect(found).toEqual(['aims-3', 'practices-3', 'steps-3']);
});

test('each place of each document is found by its own words, and no phrasing is taken for one', async () => {
  for (const { knowledge, association } of (await openAll()).houses.values()) {
    for (const { id, place } of association.clauses) {
      const found = knowledge.articles(place.ar);
      if (found) expect([place.ar, found]).toEqual([place.ar, [id]]);
    }
    for (const { phrasings } of association.answers)
      for (const text of [...phrasings.msa, ...phrasings.saudi, ...phrasings.en])
        expect([text, knowledge.articles(text)]).toEqual([text, undefined]);
  }
});

import { createHash } from 'node:crypto';
import type { MemberEvent } from '../../engine/events.ts';
import { checksOut } from '../../fields/identity.ts';
import type { FieldSpec, FileValue } from '../../fields/spec.ts';

/** A file as it comes over a channel, small enough to stand in a list of inputs. */
export interface SampleFile {
  readonly name: string;
  readonly contentType: string;
  readonly contentBase64: string;
}

/** What a member does at a question: types, taps or attaches. */
export type SampleInput =
  { readonly text: string } | { readonly choice: string } | { readonly attachment: SampleFile };

/** The smallest genuine files: one grey pixel, and a page with nothing on it. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const emptyPage = ((): string => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>',
  ];
  let page = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = page.length;
    page += `${i + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${page}${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${page.length}\n%%EOF\n`,
  ).toString('base64');
})();
const picture: SampleFile = { name: 'صورة.png', contentType: 'image/png', contentBase64: onePixel };
const paper: SampleFile = { name: 'مستند.pdf', contentType: 'application/pdf', contentBase64: emptyPage };

const names = ['محمد بن سعد العتيبي', 'نورة عبدالله القحطاني', 'سالم علي الغامدي', 'فاطمة أحمد الزهراني'];
const cities = ['عودة سدير', 'نجران', 'مكة المكرمة', 'الرياض', 'خميس مشيط'];
const texts = [
  'أحتاج إلى مساعدة في سداد إيجار البيت لهذا الشهر',
  'تعطل المكيف عندنا والجو حار وعندي أطفال صغار',
  'أقترح فتح باب التسجيل في الدورات مبكرًا',
];
const pastDays = ['15/9/1410', '12/5/1990', '1/1/1400', '٢٠/٣/١٩٨٥'];
const comingDays = ['1/3/2090', '15/1/1500', '20/6/2095'];

/** The nth of a list that is gone through again and again. */
const nth = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** A national id or iqama with a right check digit; every n below a million gives another. */
function identity(first: '1' | '2', n: number): string {
  const stem = `${first}${String(10_000_000 + (n % 1_000_000) * 7).padStart(8, '0')}`;
  const last = '0123456789'.split('').find((digit) => checksOut(stem + digit));
  return stem + (last ?? '0');
}

/** A Saudi IBAN whose check figures are right (ISO 13616: 98 less the remainder of the rearranged number by 97). */
function iban(n: number): string {
  const account = `80${String(608_010_167_000 + n).padStart(18, '0')}`;
  const remainder = Array.from(`${account}281000`).reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  return `SA${String(98 - remainder).padStart(2, '0')}${account}`;
}

/** Something valid to answer a field with; `n` varies it. A choice and a yes/no are tapped, a paper is attached, the rest is typed. */
export function sampleInput(field: FieldSpec, n = 0): SampleInput {
  switch (field.type) {
    case 'text':
      return { text: nth(texts, n).slice(0, field.max).padEnd(field.min, '.') };
    case 'number':
      return { text: String(Math.min(Math.max(Math.ceil(field.min), 1) + (n % 5), Math.floor(field.max))) };
    case 'choice':
      return { choice: nth(field.options, n).id };
    case 'yesNo':
      return { choice: n % 2 === 0 ? 'yes' : 'no' };
    case 'date':
      return { text: nth(field.range === 'past' ? pastDays : comingDays, n) };
    case 'nationalId':
      return { text: identity('1', n) };
    case 'iqama':
      return { text: identity('2', n) };
    case 'mobile':
      return { text: `05${String(50_000_000 + (n % 9_000_000))}` };
    case 'iban':
      return { text: iban(n) };
    case 'name':
      return { text: `${nth(names, n)}${' بن محمد'.repeat(Math.max(0, field.words - 3))}` };
    case 'city':
      return { text: nth(cities, n) };
    case 'attachment':
      return {
        attachment:
          n % 2 === 0 && field.accept.includes('application/pdf')
            ? paper
            : field.accept.includes('image/png')
              ? picture
              : paper,
      };
  }
}

/** A sample file as the engine knows a file that has been stored. */
export function storedSample({ name, contentType, contentBase64 }: SampleFile): FileValue {
  const bytes = Buffer.from(contentBase64, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: sha256.slice(0, 22), name, type: contentType, size: bytes.length, sha256 };
}

/** The event that an input is at the question `prompt`. */
export function eventOfSample(input: SampleInput, prompt: string): MemberEvent {
  if ('text' in input) return { kind: 'text', text: input.text };
  if ('choice' in input) return { kind: 'tap', prompt, choice: input.choice };
  return { kind: 'file', file: storedSample(input.attachment) };
}

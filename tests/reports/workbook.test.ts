import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { expect, test } from '@jest/globals';
import { workbook } from '../../src/reports/export/xlsx.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';

const texts = [
  '0501234567',
  '=1+1',
  '+966',
  '-2',
  '@SUM(A1)',
  '007',
  '<b>&"',
  'سطر\nوسطر',
  '٠٠٧',
  '\u202e=1',
  '\u0001x',
  'a\ud800b',
];
const bytes = workbook({
  title: 'تقرير: الرضا/العمل [2024]',
  rightToLeft: true,
  rows: [['أ', 'ب'], ...texts.map((text, i) => [text, i + 0.125] as const), [null, 3]],
  widths: [20, 10],
});

test('a workbook keeps texts as texts, whatever they look like, and numbers as numbers', () => {
  const book = read(bytes, { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  for (const [i, text] of texts.entries()) {
    const kept: unknown = sheet[`A${i + 2}`];
    expect(kept).toMatchObject({ t: 's', v: text.replace('\u0001', '').replace('\ud800', '\ufffd') });
    expect(kept).not.toHaveProperty('f');
    expect(sheet[`B${i + 2}`]).toMatchObject({ t: 'n', v: i + 0.125 });
  }
  expect(sheet[`A${texts.length + 2}`]).toBeUndefined();
  expect(book.SheetNames).toEqual(['تقرير  الرضا العمل  2024']);
});

const office = process.env['SOFFICE'];
// Where it is named only: the run of every day does not install LibreOffice.
if (office !== undefined)
  test('LibreOffice reads it as it was written: SOFFICE=soffice npm test -- workbook', async () => {
    const folder = await temporaryFolder();
    try {
      await writeFile(join(folder, 'book.xlsx'), bytes);
      execFileSync(office, [
        `-env:UserInstallation=file://${folder}/profile`,
        ...[
          '--headless',
          '--convert-to',
          'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1',
        ],
        ...['--outdir', folder, join(folder, 'book.xlsx')],
      ]);
      const name = (await readdir(folder)).find((one) => one.endsWith('.csv')) ?? '';
      const csv = await readFile(join(folder, name), 'utf8');
      for (const text of ['0501234567', '007', '=1+1', '+966', '@SUM(A1)']) expect(csv).toContain(text);
    } finally {
      await removeFolder(folder);
    }
  });

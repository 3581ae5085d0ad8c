import { inMarkup } from './markup.ts';
import { zipped } from './zip.ts';

/** A text stays a text, whatever it looks like; a number is one. */
export type SheetCell = string | number | null;

export interface Sheet {
  readonly title: string;
  /** The first column stands at the right. */
  readonly rightToLeft: boolean;
  /** The first row names the columns; it stays in sight. */
  readonly rows: readonly (readonly SheetCell[])[];
  /** Of the columns, in signs. */
  readonly widths: readonly number[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The most signs that a cell holds. */
const longest = 32_767;

/** A text as XML holds it: without signs that it has no place for, and without halves of signs. */
const escaped = (text: string): string =>
  inMarkup(
    text
      .slice(0, longest)
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''),
  );

/** A, B … Z, AA: a column by its place from 0. */
const letters = (place: number): string =>
  (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

/** By their place among `cellXfs`. */
const styles = { number: 0, text: 1, head: 2 } as const;

function cell(value: SheetCell, place: string, style: number): string {
  if (value === null) return '';
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${place}" s="${styles.number}"><v>${value}</v></c>` : '';
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

const row = (cells: readonly SheetCell[], i: number): string =>
  `<row r="${i + 1}">${cells.map((value, n) => cell(value, `${letters(n)}${i + 1}`, i === 0 ? styles.head : styles.text)).join('')}</row>`;

const sheetXml = ({ rightToLeft, rows, widths }: Sheet): string =>
  `${head}<worksheet xmlns="${main}"><sheetViews><sheetView${rightToLeft ? ' rightToLeft="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`;

/** Numbers with up to four decimals, texts as texts (format 49), the head in bold letters. What looks like a formula is quoted, also when it is typed over. */
const stylesXml = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.####"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** What a sheet may not be called by. */
const sheetName = (title: string): string =>
  escaped(
    title
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, 31),
  );

/** A workbook of one sheet (XLSX), as bytes: the same rows are the same bytes. */
export function workbook(sheet: Sheet): Buffer {
  const files = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheetName(sheet.title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
    'xl/worksheets/sheet1.xml': sheetXml(sheet),
  };
  return zipped(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

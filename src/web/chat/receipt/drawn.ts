import { nextOf, rowsOf, type Told } from './told.ts';

const width = 720;
const margin = 48;
const inner = width - 2 * margin;
const ink = '#14211d';
const soft = '#51605a';
const deep = '#0b5345';

interface Piece {
  readonly text: string;
  readonly size: number;
  readonly color: string;
  readonly bold?: true;
  /** Room above it. */
  readonly above: number;
}

function piecesOf(told: Told): readonly Piece[] {
  const { say, name, receipt } = told;
  const title = (text: string): Piece => ({ text, size: 26, color: deep, bold: true, above: 28 });
  const line = (text: string): Piece => ({ text, size: 24, color: ink, above: 8 });
  return [
    { text: name, size: 26, color: soft, above: 0 },
    { text: say('receipt.title'), size: 40, color: deep, bold: true, above: 6 },
    ...rowsOf(told).flatMap(([what, value]): Piece[] => [
      { text: what, size: 20, color: soft, above: 22 },
      { text: value, size: 28, color: ink, bold: true, above: 2 },
    ]),
    ...(receipt.stages ? [title(say('receipt.stages'))] : []),
    ...(receipt.stages ?? []).map((stage, i) => line(`${i + 1}. ${stage}`)),
    title(say('receipt.next')),
    ...nextOf(told).map(line),
  ];
}

/** The words of a text in lines that are no wider than the picture. */
function wrapped(pen: CanvasRenderingContext2D, text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > inner) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

const family = getComputedStyle(document.body).fontFamily;

/** Draws a receipt from the top; answers how high it is. Without `paint` it is measured alone. */
function draw(pen: CanvasRenderingContext2D, told: Told, paint: boolean): number {
  const rtl = told.lang === 'ar';
  pen.direction = rtl ? 'rtl' : 'ltr';
  pen.textAlign = 'start';
  pen.textBaseline = 'top';
  let y = margin;
  for (const { text, size, color, bold, above } of piecesOf(told)) {
    y += above;
    pen.font = `${bold ? 700 : 400} ${size}px ${family}`;
    pen.fillStyle = color;
    for (const line of wrapped(pen, text)) {
      if (paint) pen.fillText(line, rtl ? width - margin : margin, y);
      y += Math.round(size * 1.6);
    }
  }
  return y + margin;
}

/** A receipt as a picture, white in every scheme; undefined where the browser draws none. */
export async function pictureOf(told: Told): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  canvas.width = width;
  canvas.height = draw(pen, told, false);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  draw(pen, told, true);
  return new Promise((done) => canvas.toBlob((made) => done(made ?? undefined), 'image/png'));
}

import { crc32, deflateSync } from 'node:zlib';

const side = 512;
/** So many steps lie between the colour and white. */
const steps = 16;

const chunk = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
};

/** How far a point lies outside a box with round corners; less than nothing inside. */
function outside(x: number, y: number, [left, top, right, bottom, round]: readonly number[]): number {
  const dx = Math.abs(x - ((left ?? 0) + (right ?? 0)) / 2) - ((right ?? 0) - (left ?? 0)) / 2 + (round ?? 0);
  const dy = Math.abs(y - ((top ?? 0) + (bottom ?? 0)) / 2) - ((bottom ?? 0) - (top ?? 0)) / 2 + (round ?? 0);
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - (round ?? 0);
}

const bubble = [116, 142, 396, 334, 52];
const dots = [186, 256, 326].map((x) => [x - 22, 216, x + 22, 260, 22]);
/** The corner by which the bubble is spoken: a slope from its lower edge. */
const tail = (x: number, y: number): number =>
  Math.max(y - 394, 170 - x, (x - 170 + (y - 394)) * 0.7, 300 - y);

/** How white a point of the drawing is, from 0 to 1: a bubble with three dots. */
function whiteAt(x: number, y: number): number {
  const filled = Math.min(outside(x, y, bubble), tail(x, y));
  const dotted = Math.min(...dots.map((dot) => outside(x, y, dot)));
  return Math.min(1, Math.max(0, 0.5 - Math.max(filled, -dotted)));
}

function palette(colour: string): Buffer {
  const base = Buffer.from(colour.slice(1), 'hex');
  return Buffer.concat(
    Array.from({ length: steps + 1 }, (_, step) =>
      base.map((part) => Math.round(part + ((255 - part) * step) / steps)),
    ),
  );
}

function pixels(): Buffer {
  const rows = Buffer.alloc((side + 1) * side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      rows[y * (side + 1) + 1 + x] = Math.round(whiteAt(x + 0.5, y + 0.5) * steps);
  return deflateSync(rows);
}

let drawn: Buffer | undefined;

/** A bubble of speech on a colour, as a PNG of 512 by 512: for addresses that are shared and for a telephone's screen, which take no drawing of lines. */
export function pictureIn(colour: string): Uint8Array<ArrayBuffer> {
  drawn ??= pixels();
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', head),
      chunk('PLTE', palette(colour)),
      chunk('IDAT', drawn),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

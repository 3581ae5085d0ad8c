import { fileTypeFromBuffer } from 'file-type';
import { endingsOf, fileTypeNamed } from '../../contract/files/files.ts';
import { paperEndingsOf } from '../../contract/files/papers.ts';
import { soundEndingsOf } from '../../contract/files/sounds.ts';
import { endOf } from '../../kernel/signs.ts';
import { soundIn } from './sound-kind.ts';

/** Brands of pictures in a HEIF box: coded as HEVC, one or several; those of any coding; and those of AV1. */
const brands = {
  hevc: ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'],
  any: ['mif1', 'mif2', 'msf1', 'miaf', 'MiHE', 'MiHB'],
  avif: ['avif', 'avis'],
};
const mostBrands = 64;

/** The first box of a file when it is `ftyp`: the brand by which the file calls itself, then those with which it is compatible. */
function brandsOf(bytes: Buffer): readonly string[] {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return [];
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 16 + 4 * mostBrands);
  const places = Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, i) => 16 + 4 * i);
  return [8, ...places].map((at) => bytes.toString('latin1', at, at + 4));
}

function heifIn(bytes: Buffer): string | undefined {
  const found = brandsOf(bytes);
  const has = (list: readonly string[]): boolean => found.some((brand) => list.includes(brand));
  if (has(brands.hevc)) return 'image/heic';
  if (has(brands.avif)) return 'image/avif';
  return has(brands.any) ? 'image/heic' : undefined;
}

/** Readers of PDF look for its beginning so far into a file. */
const pdfWithin = 1024;
const pdfBegins = /%PDF-\d/u;
/** A page of the web, or markup of another kind, in which the sign of a PDF is mere words. */
const isMarkup = (before: string): boolean =>
  /<(?:!doctype|html|head|body|script|svg|\?xml)\b/iu.test(before);
const isText = (type: string): boolean => /^(text\/|application\/(xml|postscript)$)/.test(type);

/**
 * What a file is by its content, whatever its name says: its MIME type, by the name of `fileTypes` or `soundTypes` where it is of a kind that
 * is taken; undefined when the content is of no known kind. A PDF may have other bytes before it, as printers and mail programs leave them.
 */
export async function kindOfFile(bytes: Uint8Array): Promise<string | undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = heifIn(buffer) ?? (await fileTypeFromBuffer(bytes))?.mime;
  const beginning = buffer.toString('latin1', 0, pdfWithin + 5);
  const sign = pdfBegins.exec(beginning);
  if (found === 'application/pdf') return sign ? found : undefined;
  const begins = sign !== null && !isMarkup(beginning.slice(0, sign.index));
  if (begins && (found === undefined || isText(found))) return 'application/pdf';
  return found === undefined ? undefined : (fileTypeNamed(found) ?? soundIn(buffer, found) ?? found);
}

/** More of a name is not looked at: its end is shown, for it says what the file is. */
const longestName = 400;
const longestShown = 80;

/** The name of a file that has none. */
const nameless = 'file';
/** Whether a name is dots and blanks alone: nobody sees that a file has it, and some programs hide one that begins so. */
const saysNothing = (name: string): boolean => /^[.…\s\u200c\u200d]*$/u.test(name);

/** A file name that can be shown: no path, no direction tricks, no control characters, at most 80 units of whole signs. */
export function tidyFileName(name: string): string {
  const bare = endOf(name, longestName)
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    // Joiners (U+200C, U+200D) carry meaning between signs: Persian words and emoji are made with them.
    .replace(
      // oxlint-disable-next-line no-control-regex
      /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"|?*]/g,
      '',
    )
    .replace(/^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/g, '');
  const shown = endOf(bare, longestShown);
  return saysNothing(shown) ? nameless : shown;
}

/** A file name that can be shown, with the ending of what the file is by its content. */
export function nameOfFile(name: string, type: string): string {
  const tidy = tidyFileName(name);
  const known = [...endingsOf(type), ...soundEndingsOf(type), ...paperEndingsOf(type)];
  const [usual] = known;
  if (usual === undefined) return tidy;
  const own = known.find((ending) => tidy.toLowerCase().endsWith(`.${ending}`));
  const stem = own === undefined ? tidy.replace(/\.+$/, '') : tidy.slice(0, -own.length - 1);
  const ending = own === undefined ? `.${usual}` : tidy.slice(-own.length - 1);
  return `${saysNothing(stem) ? nameless : endOf(stem, longestShown - ending.length)}${ending}`;
}

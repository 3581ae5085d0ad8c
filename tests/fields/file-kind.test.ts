import { describe, expect, test } from '@jest/globals';
import { fileTypeByEnding, fileTypes, offeredFiles } from '../../src/contract/files/files.ts';
import { kindOfFile, nameOfFile } from '../../src/fields/files/file-kind.ts';
import { samplePage, samplePicture } from '../../src/fields/files/sample-files.ts';
import { faultOfFile } from '../../src/web/base/files.ts';

/** The first box of a file in an ISO container. */
function box(major: string, compatible: readonly string[] = []): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(16 + 4 * compatible.length);
  return Buffer.concat([
    size,
    Buffer.from(`ftyp${major}\0\0\0\0${compatible.join('')}`, 'latin1'),
    Buffer.alloc(64),
  ]);
}

/** A film or a sound in an ISO container, by the kind of its track. */
const track = (major: string, kind: 'vide' | 'soun'): Buffer =>
  Buffer.concat([box(major), Buffer.from(`hdlr\0\0\0\0\0\0\0\0${kind}`, 'latin1')]);

/** A recording of a browser, by the codecs of its tracks. */
const matroska = (...codecs: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]),
    Buffer.from(`webm${codecs.join('')}`, 'latin1'),
    Buffer.alloc(64),
  ]);

const page = Buffer.from(samplePage.contentBase64, 'base64');
const picture = Buffer.from(samplePicture.contentBase64, 'base64');
const after = (...before: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat([...before.map((one) => Buffer.from(one as string, 'latin1')), page]);

describe('what a file is by its content', () => {
  test.each([
    ['heic', ['mif1', 'heic']],
    ['heix', []],
    ['heim', []],
    ['heis', []],
    ['hevc', []],
    ['hevx', []],
    ['hevm', []],
    ['hevs', []],
    ['mif1', ['mif1', 'heic']],
    ['mif1', []],
    ['msf1', ['msf1', 'hevc', 'iso8']],
    ['MiHE', ['mif1', 'miaf', 'heic']],
  ])('a picture of the brand %s (%j) is taken as HEIC', async (major, compatible) =>
    expect(await kindOfFile(box(major, compatible))).toBe('image/heic'),
  );

  test.each([
    ['avif', ['mif1', 'miaf'], 'image/avif'],
    ['mif1', ['avif', 'mif1', 'miaf'], 'image/avif'],
    ['isom', ['iso2', 'mp41'], 'video/mp4'],
    ['qt  ', [], 'video/quicktime'],
  ])('one of the brand %s (%j) is none', async (major, compatible, type) =>
    expect(await kindOfFile(box(major, compatible))).toBe(type),
  );

  test.each([
    [
      'audio/ogg',
      Buffer.concat([Buffer.from('OggS\0\u0002', 'latin1'), Buffer.alloc(22), Buffer.from('OpusHead\u0001')]),
    ],
    ['audio/mp4', box('M4A ', ['mp42', 'isom'])],
    ['audio/amr', Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(32)])],
    ['audio/mp4', track('isom', 'soun')],
    ['video/mp4', Buffer.concat([track('isom', 'soun'), track('isom', 'vide')])],
    ['audio/webm', matroska('A_OPUS')],
    ['video/webm', matroska('V_VP9', 'A_OPUS')],
  ])('sounds and films are told apart: %s', async (type, bytes) =>
    expect(await kindOfFile(bytes)).toBe(type),
  );

  test.each([
    ['voice.ogg', 'audio/ogg', 'voice.ogg'],
    ['voice', 'audio/mp4', 'voice.m4a'],
    ['voice.ogg', 'audio/amr', 'voice.ogg.amr'],
  ])('«%s» that is %s is called %s', (name, type, shown) => expect(nameOfFile(name, type)).toBe(shown));

  test.each([
    ['at once', after()],
    ['behind a byte order mark', after('\xef\xbb\xbf')],
    ['behind empty lines', after('\r\n\r\n')],
    ["behind a printer's words", after('\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n')],
    ['behind the head of a mail', after('Content-Type: application/pdf\r\n\r\n')],
    ['at the last place', after(' '.repeat(1023))],
  ])('a PDF that begins %s is one', async (_where, bytes) =>
    expect(await kindOfFile(bytes)).toBe('application/pdf'),
  );

  test.each([
    ['a page of the web that tells of one', after('<!DOCTYPE html><html><body>')],
    ['markup', after('<?xml version="1.0"?><a>')],
    ['the sign of one and nothing else', Buffer.from('%PDF-')],
  ])('%s is no PDF', async (_what, bytes) => expect(await kindOfFile(bytes)).not.toBe('application/pdf'));

  test('a PDF that begins later is none, nor is a picture in which the sign of one stands', async () => {
    expect(await kindOfFile(after(' '.repeat(1025)))).toBeUndefined();
    expect(await kindOfFile(Buffer.concat([picture, page]))).toBe('image/png');
    expect(await kindOfFile(Buffer.alloc(0))).toBeUndefined();
    expect(await kindOfFile(Buffer.from('ftyp'))).toBeUndefined();
  });
});

describe('what a browser offers and lets pass', () => {
  const file = (name: string, type = ''): File => new File(['x'], name, { type });

  test.each([
    ['IMG_1.HEIC', ''],
    ['IMG_1.HEIF', 'image/heif'],
    ['burst.heics', 'image/heic-sequence'],
    ['photo', 'image/heif'],
    ['photo.jfif', ''],
    ['photo', 'image/pjpeg'],
    ['صورة.png', 'image/apng'],
    ['1000012345', ''],
    ['scan.PDF', 'application/octet-stream'],
  ])('%s (%s) goes to the server', (name, type) => expect(faultOfFile(file(name, type))).toBeUndefined());

  test.each([
    ['letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['clip.mp4', 'video/mp4'],
    ['a.pdf.exe', ''],
  ])('%s (%s) does not', (name, type) => expect(faultOfFile(file(name, type))).toBe('fileWrongType'));

  test('every type that is stored is offered, with an ending that leads to it', () => {
    const offered = offeredFiles().split(',');
    for (const type of fileTypes) {
      expect(offered).toContain(type);
      expect(offered.some((one) => one.startsWith('.') && fileTypeByEnding(one) === type)).toBe(true);
    }
  });
});

import { soundTypeNamed, type SoundType } from '../../contract/files/sounds.ts';

/** Boxes that hold sound or film alike, and as what their sound is stored where there is nothing to see in them. */
const boxes: ReadonlyMap<string, { readonly seen: RegExp; readonly heard: RegExp; readonly as: SoundType }> =
  new Map([
    ['video/webm', { seen: /V_(?:VP8|VP9|AV1|MPEG)/u, heard: /A_(?:OPUS|VORBIS)/u, as: 'audio/webm' }],
    ['video/mp4', { seen: /hdlr.{8}vide/su, heard: /hdlr.{8}soun/su, as: 'audio/mp4' }],
    ['video/quicktime', { seen: /hdlr.{8}vide/su, heard: /hdlr.{8}soun/su, as: 'audio/mp4' }],
    ['video/3gpp', { seen: /hdlr.{8}vide/su, heard: /hdlr.{8}soun/su, as: 'audio/mp4' }],
  ]);

/** The tracks of a box are told within so many bytes of its beginning, or of its end. */
const tracksWithin = 64 * 1024;

/** The stored type of a sound, of bytes whose media type by their beginning is `found`; undefined for what is no sound that we keep. */
export function soundIn(bytes: Buffer, found: string | undefined): SoundType | undefined {
  const box = boxes.get(found ?? '');
  if (!box) return soundTypeNamed(found ?? '');
  const ends = [
    bytes.subarray(0, tracksWithin),
    bytes.subarray(Math.max(tracksWithin, bytes.length - tracksWithin)),
  ];
  const told = ends.map((part) => part.toString('latin1')).join('\n');
  return box.heard.test(told) && !box.seen.test(told) ? box.as : undefined;
}

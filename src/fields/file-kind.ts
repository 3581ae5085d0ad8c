import { fileTypeFromBuffer } from 'file-type';

/** What a file is by its content, whatever its name says: its MIME type, or undefined when the content is of no known kind. */
export async function kindOfFile(bytes: Uint8Array): Promise<string | undefined> {
  return (await fileTypeFromBuffer(bytes))?.mime;
}

/** A file name that can be shown: no path, no direction tricks, no control characters, at most 80 characters. */
export function tidyFileName(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"|?*]/g, '')
    .trim();
  return bare === '' || bare === '.' || bare === '..' ? 'file' : Array.from(bare).slice(-80).join('');
}

import type { Line } from '../chat/page/page.ts';

const largest = 10 * 1024 * 1024;
const kinds = /\.(jpe?g|png|webp|heic|heif|pdf)$/i;

/** Why a file cannot be taken, before it is carried to the server in vain (which looks at its content). */
export function faultOf(file: File): Line | undefined {
  if (file.size > largest) return 'fileTooLarge';
  return kinds.test(file.name) || /^image\/(jpeg|png|webp|hei[cf])$|^application\/pdf$/.test(file.type)
    ? undefined
    : 'fileWrongType';
}

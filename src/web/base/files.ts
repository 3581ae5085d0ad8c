import { fileTypes, largestFile } from '../../contract/files.ts';

/** What a browser offers to choose from. */
export const acceptedTypes = fileTypes.join(',');

/** Why a file cannot be taken, before it is carried to the server in vain (which looks at its content); undefined when it may go. */
export function faultOfFile(file: File): 'fileTooLarge' | 'fileWrongType' | undefined {
  if (file.size > largestFile) return 'fileTooLarge';
  return /\.(jpe?g|png|webp|hei[cf]|pdf)$/i.test(file.name) ||
    /^image\/(jpeg|png|webp|hei[cf])$|^application\/pdf$/.test(file.type)
    ? undefined
    : 'fileWrongType';
}

import { fileTypeByEnding, fileTypeNamed, largestFile } from '../../contract/files/files.ts';

type FileFault = 'fileTooLarge' | 'fileEmpty' | 'fileWrongType';

/**
 * Why a file cannot be taken, before it is carried to the server in vain (which looks at its content); undefined when it may go. A file
 * that tells nothing of itself may go.
 */
export function faultOfFile({ name, size, type }: File): FileFault | undefined {
  if (size > largestFile) return 'fileTooLarge';
  if (size === 0) return 'fileEmpty';
  if (fileTypeByEnding(name) ?? fileTypeNamed(type.toLowerCase())) return undefined;
  const silent = !name.includes('.') && (type === '' || type === 'application/octet-stream');
  return silent ? undefined : 'fileWrongType';
}

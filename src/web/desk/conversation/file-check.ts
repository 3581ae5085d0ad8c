const most = 10 * 1024 * 1024;
export const accepted = 'image/jpeg,image/png,image/webp,image/heic,application/pdf';

/** Why a file would not be taken, or undefined; the server looks again, into the file itself. */
export function faultOfFile(file: File): 'fileTooLarge' | 'fileWrongType' | undefined {
  if (file.size > most) return 'fileTooLarge';
  const known = accepted.split(',').includes(file.type) || /\.hei[cf]$/i.test(file.name);
  return known ? undefined : 'fileWrongType';
}

/** The media types under which files that are taken are stored, from members and from staff. */
export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;
export type FileType = (typeof fileTypes)[number];

/** Further names that phones, browsers and libraries have for the same content, and how the names of such files end. */
const known: Readonly<
  Record<FileType, { readonly also: readonly string[]; readonly endings: readonly string[] }>
> = {
  'application/pdf': { also: ['application/x-pdf'], endings: ['pdf'] },
  'image/jpeg': { also: ['image/jpg', 'image/pjpeg'], endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  'image/png': { also: ['image/apng', 'image/x-png'], endings: ['png'] },
  'image/webp': { also: [], endings: ['webp'] },
  'image/heic': {
    also: ['image/heif', 'image/heic-sequence', 'image/heif-sequence'],
    endings: ['heic', 'heif', 'heics', 'heifs', 'hif'],
  },
};

/** The stored type that a media type is or is another name of; undefined for a kind that is not taken. */
export const fileTypeNamed = (name: string): FileType | undefined =>
  fileTypes.find((type) => type === name || known[type].also.includes(name));

/** The stored type that a file's name tells by its ending. */
export const fileTypeByEnding = (name: string): FileType | undefined =>
  fileTypes.find((type) => known[type].endings.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase()));

/** How the names of files of a media type end, the usual one first; none for a kind that is not taken. */
export function endingsOf(name: string): readonly string[] {
  const type = fileTypeNamed(name);
  return type === undefined ? [] : known[type].endings;
}

/** What a browser offers to choose from: all those names and endings. */
export const offeredFiles = (): string =>
  fileTypes
    .flatMap((type) => [type, ...known[type].also, ...known[type].endings.map((ending) => `.${ending}`)])
    .join(',');

/** The largest file that is taken, in bytes. */
export const largestFile = 10 * 1024 * 1024;

/** The media types of files that are taken, from members and from staff. */
export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;

/** The largest file that is taken, in bytes. */
export const largestFile = 10 * 1024 * 1024;

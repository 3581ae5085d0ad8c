/** The media types under which voice notes are stored: what phones, WhatsApp, Telegram and browsers record. */
const soundTypes = ['audio/ogg', 'audio/mp4', 'audio/mpeg', 'audio/aac', 'audio/webm', 'audio/amr'] as const;
export type SoundType = (typeof soundTypes)[number];

/** Further names of the same content, and how the names of such files end, the usual one first. */
const known: Readonly<
  Record<SoundType, { readonly also: readonly string[]; readonly endings: readonly string[] }>
> = {
  'audio/ogg': { also: ['audio/opus', 'application/ogg'], endings: ['ogg', 'oga', 'opus'] },
  'audio/mp4': { also: ['audio/m4a', 'audio/x-m4a'], endings: ['m4a', 'mp4'] },
  'audio/mpeg': { also: ['audio/mp3'], endings: ['mp3'] },
  'audio/aac': { also: ['audio/x-aac', 'audio/aacp'], endings: ['aac'] },
  'audio/webm': { also: [], endings: ['weba', 'webm'] },
  'audio/amr': { also: ['audio/amr-wb', 'audio/3gpp'], endings: ['amr'] },
};

/** The stored type of a sound that a media type names, whatever its parameters say; undefined for what is no sound that we keep. */
export function soundTypeNamed(name: string): SoundType | undefined {
  const bare = (name.split(';')[0] ?? '').trim().toLowerCase();
  return soundTypes.find((type) => type === bare || known[type].also.includes(bare));
}

/** How the names of sounds of a media type end, the usual one first; none for what is no sound. */
export function soundEndingsOf(name: string): readonly string[] {
  const type = soundTypeNamed(name);
  return type === undefined ? [] : known[type].endings;
}

/** Endings that films have as well. */
const ofFilms: ReadonlySet<string> = new Set(['mp4', 'webm']);

/** The stored type of a sound that a file's name tells by its ending; undefined where it may be a film. */
export function soundTypeByEnding(name: string): SoundType | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return ofFilms.has(ending) ? undefined : soundTypes.find((type) => known[type].endings.includes(ending));
}

/** Sounds that browsers play; the others are fetched. */
export const isPlayed = (name: string): boolean => {
  const type = soundTypeNamed(name);
  return type !== undefined && type !== 'audio/amr';
};

/** Whether a file is a voice note: no question asks for one, and it is kept for whoever hears it, whatever is open. */
export const isVoiceNote = ({ type }: { readonly type: string }): boolean =>
  soundTypeNamed(type) !== undefined;

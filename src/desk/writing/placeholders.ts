import type { Wording } from '../../wording/wording.ts';

/** What a canned reply may leave open: it is filled in when somebody takes it. */
const names = ['member', 'staff', 'association'] as const;

/** The first word in braces that stands for nothing; undefined where there is none. */
export function unknownPlaceholder(wording: Wording, text: string): string | undefined {
  const known = new Set(
    (['ar', 'en'] as const).flatMap((lang) =>
      names.map((name) => wording.line(lang, `desk.canned.placeholder.${name}`)),
    ),
  );
  return [...text.matchAll(/\{([^{}]*)\}/gu)]
    .map(([, word = '']) => word.trim())
    .find((word) => !known.has(word));
}

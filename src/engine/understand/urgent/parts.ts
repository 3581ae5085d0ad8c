/** So many words are looked at together, and so many of them again with the next ones: whoever is in danger says so in a few words. */
const most = 14;
const step = 7;
/** So many parts of a message are looked at. */
const mostParts = 40;

const sentenceEnd = /[.!?؟؛،,;:\n…]+/u;

/** A message in parts of a few words: as a whole where it is short, else its sentences, and long ones in windows. */
export function partsOf(text: string): readonly string[] {
  const whole = text.split(/\s+/).filter(Boolean);
  if (whole.length <= most) return [text];
  return text
    .split(sentenceEnd)
    .flatMap((sentence) => {
      const words = sentence.split(/\s+/).filter(Boolean);
      if (words.length <= most) return words.length > 0 ? [words.join(' ')] : [];
      const windows: string[] = [];
      for (let from = 0; from < words.length - step; from += step)
        windows.push(words.slice(from, from + most).join(' '));
      return windows;
    })
    .slice(0, mostParts);
}

import { fold } from '../arabic/fold.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split('|').map(fold));
const yes = list(
  'نعم|ايه|اي|ايوه|ايوا|اية|إي نعم|اي نعم|ايه نعم|أجل|اجل|بلى|أكيد|طبعا|طبعًا|تمام|طيب|اوكي|اوك|أوكي|موافق|موافقة|صح|صحيح|مضبوط|يب|ابشر|ايه والله|اي والله|لا مانع|لا بأس|لا باس|ما عندي مانع|ماعندي مانع|مافي مانع|ايه تمام|نعم تمام|نعم صحيح|ok|okay|yes|y|yep|yeah|sure|correct',
);
const no = list(
  'لا|لأ|كلا|لالا|لا لا|مو|مب|ابد|ابدا|أبدًا|مستحيل|لا شكرا|لا شكرًا|لا والله|مو صحيح|مب صحيح|غير صحيح|خطأ|غلط|لا أوافق|لا اوافق|ما اوافق|مو موافق|مب موافق|غير موافق|ما ابي|ما ابغى|مابي|لا ابي|لا اريد|لا ابغى|لا ابغا|ما ابغا|ما اريد|no|n|nope|not|no thanks|wrong',
);
const polite =
  /( لو سمحت| لو سمحتي| من فضلك| الله يسعدك| يعطيك العافيه| please| شكرا| يا اخي| اخوي| الله يعافيك)+$/;

/** Yes or no as people say it in Saudi Arabia and in English; undefined when it is neither or both ("اي لا"). */
export function yesOrNo(text: string): boolean | undefined {
  const thumb = text.trim().replace(/[\u{1F3FB}-\u{1F3FF}]|\ufe0f/gu, '');
  if (thumb === '👍' || thumb === '✅') return true;
  if (thumb === '👎' || thumb === '❌') return false;
  const said = fold(text).replace(polite, '').trim();
  if (yes.has(said)) return true;
  if (no.has(said)) return false;
  const parts = said.split(' ');
  if (parts.every((part) => yes.has(part))) return true;
  return parts.every((part) => no.has(part)) ? false : undefined;
}

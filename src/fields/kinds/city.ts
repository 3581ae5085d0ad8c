import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { besidePlaces, isDoubtful, withoutClosings } from '../written/closings.ts';
import { introductions, withoutIntroductions } from '../written/introductions.ts';
import { longestPhrase } from '../bounds.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { withoutFrame, withPlainMarks } from '../written/marks.ts';
import { soundsSaid } from '../written/sentences.ts';
import { nth } from '../sample.ts';
import { isKnownPlace } from '../places/place.ts';
import { looksLikeName } from '../written/closed-class.ts';
import { fault, textOf, unsure, value, type Parsed } from '../value.ts';

const options = z.strictObject({ type: z.literal('city'), ...common });
type CitySpec = z.infer<typeof options>;
const longest = 60;
/** So many words the name of a place has at most. */
const mostWords = 4;
/** Words that say that somebody lives in what follows. */
const living =
  /^\s*(?:و?(?:[أا]نا|نحن|حنا|احنا)\s+)?(?:و?ساكن(?:ة|ه|ين)?|و?[أاني]سكن|مقيم(?:ة|ه)?|[أا]عيش|نعيش|عايش(?:ة|ه)?|من سكان|مدينتي|قريتي|(?:i|we) live)(?![\p{L}\p{M}])/iu;
const introduced = introductions(
  'أنا|نحن|حنا|احنا|من|في|أنا من|أنا في|حنا من|ساكن في|ساكنة في|ساكنين في|أسكن في|نسكن في|مقيم في|مقيمة في|أعيش في|نعيش في|عايش في|عايشة في|ساكن|ساكنة|ساكنه|ساكنه في|ساكنين|أسكن|نسكن|مقيم|مقيمة|أعيش|سكان|من سكان|أنا من سكان|أهل|من أهل|أنا من أهل|بمدينة|في مدينة|بقرية|في قرية|بمحافظة|في محافظة|نعم|عندنا في|عندي في|هنا في|هنا في مدينة|موجود|موجودة|موجودين|متواجد|متواجدة|نقيم|أقيم|عايش|عايشة|عايشين|نعيش|ساكنات|حاليا|حاليا في|والله|السلام عليكم',
  'مدينتي|مدينتي هي|قريتي|قريتي هي|المدينة هي|القرية هي|اسم المدينة|اسم القرية|المدينة أو القرية',
  'I live in|I am from|I am in|im from|im in|we live in|from|in|my city|my city is|the city is',
);
/** What is the beginning of a name too: المدينة المنورة, القرية العليا. */
const headings = introductions('المدينة|القرية|مدينة|قرية', 'city|village');
/** The same before a place of the table: «المدينة جدة». */
const heading = /^(?:ال)?(?:مدين[ةه]|قري[ةه]|city|town|village)[\s:：=-]+/iu;
const kept = /^[\p{L}\p{M}\p{N}\s.'"«»()،,؛;:/·&#\u034f\u200c\u200d\ufe00-\ufe0f-]+$/u;

/** Where something lies on the web, and the figures of a map: no name of a place. */
const address = /https?:|www\.|[a-z]\.[a-z]{2,}(?:\/|$)/iu;
/** What is a part of a place, before its name: "حي النسيم بالرياض". */
const quarter = /^(?:ب?حي|ب?حارة|شارع|طريق|مخطط|قرية|بلدة|هجرة|مركز|محافظة|وادي|ضاحية|ال\p{L}+)\s/u;
/** A postal code behind a place. */
const postalCode = /[\s،,-]+\d{5}(?:-\d{4})?$/u;

/** "بمكة", "بالخبر", "لجدة": a place that the table has, without the preposition that is written in one with it. */
function withoutPreposition(typed: string): string {
  const bare = typed.replace(/^ب(?=حي )/u, '').replace(/^لل/u, 'ال');
  const rest = bare.slice(1);
  return /^[بل]/u.test(bare) && !isKnownPlace(bare) && isKnownPlace(rest) ? rest : bare;
}

/** So many words somebody says around a place that is taken out of them. */
const mostAround = 6;
const placeBehind = /^(?<around>.+?)\s(?:في\s+|(?=ب))(?<place>[^،,.؛;:/]+)$/u;

/** A place of the table at the end of a short sentence: "مشروعي في البكيرية". */
function placeAtEnd(said: string): string | undefined {
  const { around = '', place = '' } = placeBehind.exec(said)?.groups ?? {};
  const bare = withoutPreposition(place);
  return around !== '' && around.split(/\s+/).length <= mostAround && isKnownPlace(bare) ? bare : undefined;
}

function readCity(_spec: CitySpec, text: string): Parsed {
  if (text.length > longestPhrase) return fault('tooLong', { max: longest });
  const said = withoutClosings(
    withoutIntroductions(withoutFrame(withPlainMarks(text)), introduced, headings),
  );
  const whole = withoutPreposition(withoutFrame(said));
  const typed =
    plain(whole).replace(postalCode, '') === plain(whole) ? whole : plain(whole).replace(postalCode, '');
  const read = plain(typed);
  const lettered = /\p{L}\p{M}*\p{L}/u.test(read);
  if (address.test(read)) return fault('hasSigns');
  if (/\d{4}/.test(read) || (!lettered && /\d/.test(read))) return fault('hasDigits');
  if (!lettered) return fault('empty');
  if (!kept.test(typed)) return fault('hasSigns');
  if (typed.length > longest) return fault('tooLong', { max: longest });
  const known = isKnownPlace(typed) ? undefined : placeAtEnd(typed);
  if (known !== undefined && (!quarter.test(typed) || soundsSaid(typed))) return unsure(known);
  const doubtful = isDoubtful(typed, besidePlaces) || (!isKnownPlace(typed) && soundsSaid(typed));
  return doubtful || typed !== whole ? unsure(typed) : value(typed);
}

/** A city or village, with its quarter or street where somebody writes it ("الرياض، حي الملز", "حي ٢٠"). Longer figures are none. Faults: empty, hasDigits, hasSigns, tooLong {max}. */
export const city = {
  type: 'city',
  options,
  read: readCity,
  saidIn(_spec, { text }) {
    const bare = text.replace(heading, '');
    if (bare !== text && isKnownPlace(bare) && !isKnownPlace(text)) return bare;
    const parsed = readCity(_spec, text);
    if (!parsed.ok || parsed.unsure || typeof parsed.value !== 'string') return undefined;
    if (isKnownPlace(parsed.value)) return parsed.value;
    return living.test(text) && looksLikeName(parsed.value, mostWords) ? parsed.value : undefined;
  },
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'open',
  readsAs: 'title',
  isIt: true,
  takesPlace: true,
  keyboard: { placeholder: 'city' },
  sample: (_spec, n) => ({ text: nth(['عودة سدير', 'نجران', 'مكة المكرمة', 'الرياض', 'خميس مشيط'], n) }),
} as const satisfies FieldKind<CitySpec>;

import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { besidePlaces, isDoubtful, withoutClosings } from '../written/closings.ts';
import { introductions, withoutIntroductions } from '../written/introductions.ts';
import { longestPhrase } from '../bounds.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { withoutFrame, withPlainMarks } from '../written/marks.ts';
import { namesNothing } from '../written/no-answers.ts';
import { soundsSaid } from '../written/sentences.ts';
import { nth } from '../sample.ts';
import { isKnownPlace, placeBegun, placeInOne } from '../places/place.ts';
import { looksLikeName } from '../written/closed-class.ts';
import { fault, textOf, unsure, value, type Parsed } from '../value.ts';

const options = z.strictObject({ type: z.literal('city'), ...common });
type CitySpec = z.infer<typeof options>;
const longest = 60;
/** So many words the name of a place has at most. */
const mostWords = 4;
/** Words that say that somebody lives in what follows, or that it is a place. */
const living =
  /^\s*(?:و?(?:[أا]نا|نحن|حنا|احنا|[إا]ني)\s+)?(?:و?ساكن(?:ة|ه|ين)?|و?[أاني]سكن|مقيم(?:ة|ه)?|[أا]عيش|نعيش|عايش(?:ة|ه|ين)?|من سكان|مدينت(?:ي|نا)|قريت(?:ي|نا)|ديرت(?:ي|نا)|هجرت(?:ي|نا)|بلدت(?:ي|نا)|محافظتي|سكن(?:ي|نا)|(?:مكان|محل|مقر) (?:سكني|[إا]قامتي|السكن|ال[إا]قامة)|انتقل(?:ت|نا)|(?:i|we) live|my city)(?![\p{L}\p{M}])/iu;
const introduced = introductions(
  'أنا|نحن|حنا|احنا|من|في|أنا من|أنا في|حنا من|ساكن في|ساكنة في|ساكنين في|أسكن في|نسكن في|مقيم في|مقيمة في|أعيش في|نعيش في|عايش في|عايشة في|ساكن|ساكنة|ساكنه|ساكنه في|ساكنين|أسكن|نسكن|مقيم|مقيمة|أعيش|سكان|من سكان|أنا من سكان|أهل|من أهل|أنا من أهل|بمدينة|في مدينة|بقرية|في قرية|بمحافظة|في محافظة|نعم|عندنا في|عندي في|هنا في|هنا في مدينة|موجود|موجودة|موجودين|متواجد|متواجدة|نقيم|أقيم|عايش|عايشة|عايشين|نعيش|ساكنات|حاليا|حاليا في|والله|السلام عليكم|ف|حي في|ساكن ف|ساكنة ف|ساكنه ف|اسكن الان|اسكن الحين|ساكن الان|ساكن الحين|الان|الحين|الان في|الحين في|اقيم في|اقيم حاليا في|نقيم في|مقيمه في|ساكن حاليا|مستقر في|متزوجة في|سكني في|سكني|سكني الحالي|سكني الحالي في|سكننا في|بيتي في|بيتنا في|انتقلت الى|نقلت الى|انتقلت|انتقلنا|نقلت|نقلنا|حنا ب|ديرتنا|ديرتي|ديرتنا اسمها|ديرتي اسمها|مدينتي اسمها|قريتي اسمها|قريتنا|قريتنا اسمها|هجرتنا|هجرتنا اسمها|اسمها|عنواني|عنواني في|العنوان|مكان السكن|مكان اقامتي|مقر اقامتي|مقر سكني|محل الاقامة|اصلي من|انا اصلا من|سعودي من',
  'مدينتي|مدينتي هي|قريتي|قريتي هي|المدينة هي|القرية هي|اسم المدينة|اسم القرية|المدينة أو القرية',
  'saken fe|saken b|sakin b|sakn fi|sakn fe|sakn b|sakn|sakna|sakna fi|sakna fe|saknah|ana sakna|ana saken|ana sakin|ana fe|fe|bel|be|bil|mn|hna|e7na|7na|ana|ana mn|askn|askn fi|askn fe|a3eesh fi|ana fi|ana min|ana men|ana sakin fi|sakin fi|saken fi|saken|sakin|fi|min|men|askun fi|I live in|I am living in|im living in|living in|based in|currently in|I am from|I am in|im from|im in|we live in|from|in|my city|my city is|the city is',
  'تقريبا|اي نعم|نعم انا في|انا الحين في|يا بنتي|يا ولدي|ياولدي|يا وليدي|ياوليدي|اني|إني|انني|نسكن|أسكن أنا|اسكن حاليا|ساكن حاليا|ساكنة حاليا|ساكنين حاليا|ساكن حاليا في|سكني|سكني في|سكننا|سكننا في|بيتي في|بيتنا في|إقامتي في|إقامتي|مقر سكني|مكان سكني|محل سكني|مقر إقامتي|محل إقامتي|مكان إقامتي|متواجدين|متواجدة في|متواجدين في|موجودين في|احنا في|احنا من|احنا ساكنين|من أهالي|أهالي|انا من أهالي|من سكان مدينة|غالبا في|غالبا|في الغالب|دايم في|ايه|ايوه|أكيد|الله يسلمك|يا اخوي|ياخوي|اكتب|اكتبوا|سجل|سجلوا|حط|حطوا|صرت في|صرنا في|انتقلت الى|انتقلنا الى|نقلت الى',
  'ديرتي|ديرتنا|بلدي|بلدتي|بلدتنا|هجرتنا|هجرتي|منطقتي|منطقتي هي|محافظتي|محافظتي هي|مدينتنا|قريتنا|اسم مدينتي|اسم قريتي',
  'خليها|خلها|خلوها|خليها في|خلوها في|حطها|حطوها|قصدي|أقصد|أفضل|افضل تكون|افضلها في|افضل في|يفضل|يفضل في|ودي في|ياليت في|ياليت|ياليت تكون في|تكون في|لو في|المطلوب|المطلوبة|المفضلة',
  'currently in|I am currently in|living in|I am living in|im living in|we are in|we are from|I stay in|staying in|I prefer|preferably|prefer|village of|city of|town of|the city of',
);
/** What is the beginning of a name too: المدينة المنورة, القرية العليا. */
const headings = introductions('المدينة|القرية|مدينة|قرية', 'city|village');
/** The same before a place of the table: «المدينة جدة». */
const heading = /^(?:ال)?(?:مدين[ةه]|قري[ةه]|city|town|village)[\s:：=-]+/iu;
/** What is said behind a place where one may be chosen, and says nothing of it: «الطايف افضل». */
const preferring =
  /[\s،,]+(?:لو سمحتوا? )?(?:[أا]فضل|[أا]حسن|[أا]نسب|[أا]قرب|[أا]ريح|(?:ت|ي)كون (?:[أا]فضل|[أا]حسن)|هي ال[أا]فضل|[إا]ذا ممكن|[إا]ذا [أا]مكن|[إا]ن [أا]مكن|لو ممكن|لو (?:[أا]قدر|تقدرون)|[إا]ذا فيه|لو فيه|لو متوفرة?|[إا]ذا متوفرة?|تكفون|better|if possible|would be better)(?: (?:لي|لنا|عندي|لنفسي|بالنسبة لي))?$/u;
const kept = /^[\p{L}\p{M}\p{N}\s.'"«»()،,؛;:/·&#\u034f\u200c\u200d\ufe00-\ufe0f-]+$/u;

/** What a place is, before its name is told: "قرية اسمها السويرقية". */
const nameBehind =
  /^(?<before>.*?)(?:[اإ]سمها|[اإ]سمه|يقال لها|يقال له|يقولون لها|يقولون له|يسمونها|يسمونه|نسميها|تسمى|يسمى|تدعى|called|named)[\s:]+(?<itself>\S.*)$/iu;
/** What stands before that: the sort of place, and that somebody lives there. */
const sortOfPlace =
  /^(?:ب?(?:ال)?(?:قري[ةه]|هجر[ةه]|مدين[ةه]|بلد[ةه]|ضيع[ةه]|بادي[ةه]|دير[ةه]|محافظ[ةه]|مركز|حي|وادي)|صغير[ةه]|في|من|ب|village|town|city|in|a|the|\s)*$/iu;

/** Where something lies on the web, and the figures of a map: no name of a place. */
const address = /https?:|www\.|[a-z]\.[a-z]{2,}(?:\/|$)/iu;
/** What is a part of a place, before its name: "حي النسيم بالرياض". */
const quarter = /^(?:ب?حي|ب?حارة|شارع|طريق|مخطط|قرية|بلدة|هجرة|مركز|محافظة|وادي|ضاحية|ال\p{L}+)\s/u;
/** The same by its sort alone. */
const sortFirst =
  /^(?:ب?حي|ب?حار[ةه]|شارع|طريق|مخطط|قري[ةه]|بلد[ةه]|هجر[ةه]|مركز|محافظ[ةه]|وادي|ضاحي[ةه])\s\p{L}/u;
/** Figures that belong to an address: "حي ٢٠", "شارع 5". Others may count something else. */
const ofAddress =
  /(?:^|[\s،,])(?:ب?حي|ب?شارع|طريق|مخطط|مربع|بلوك|عمار[ةه]|فيلا|شق[ةه]|مجمع|وحد[ةه]|قطع[ةه]|كيلو|ك|رقم|مبنى|بناي[ةه]|مركز|قري[ةه]|هجر[ةه]|st|street|road|district|no|number|km)[\s.:#]*\d+/giu;
/** A postal code behind a place. */
const postalCode = /[\s،,-]+\d{5}(?:-\d{4})?$/u;

/** "بمكة", "بالخبر", "لجدة": a place that the table has, without the preposition that is written in one with it; more of it may follow ("بالقصيم عنيزة"). */
function withoutPreposition(typed: string): string {
  const bare = typed.replace(/^ب(?=حي )/u, '').replace(/^لل/u, 'ال');
  const rest = bare.slice(1);
  const [head = ''] = rest.split(/[\s،,]/u);
  return /^[بل]/u.test(bare) && !isKnownPlace(bare) && (isKnownPlace(rest) || isKnownPlace(head))
    ? rest
    : bare;
}

/** So many words somebody says around a place that is taken out of them. */
const mostAround = 6;
const placeBehind = /^(?<around>.+)\s(?:(?:في|ساكن(?:[ةه]|ين)?|من)\s+|(?=ب))(?<place>[^،,.؛;:/]+)$/u;

/** So few words may stand behind such a place: «عند أختي بعرعر مؤقت». */
const mostBehind = 2;
/** A place of the table at the end of a short sentence, or almost there: "مشروعي في البكيرية". */
function placeAtEnd(said: string): string | undefined {
  const all = said.split(/\s+/);
  for (let off = 0; off <= mostBehind && all.length - off > 1; off += 1) {
    const found = placeEnding(all.slice(0, all.length - off).join(' '));
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeEnding(said: string): string | undefined {
  const { around = '', place = '' } = placeBehind.exec(said)?.groups ?? {};
  const bare = withoutPreposition(place);
  return around !== '' && around.split(/\s+/).length <= mostAround && isKnownPlace(bare) ? bare : undefined;
}

/** A place of the table behind a few words in Latin letters: "saken fe tabuk". */
function placeBehindLatin(said: string): string | undefined {
  const all = /^[\s'a-z-]+$/i.test(said) ? said.split(/\s+/) : [];
  const from = all.findIndex((_, at) => at > 0 && isKnownPlace(all.slice(at).join(' ')));
  return from > 0 && from <= mostAround ? all.slice(from).join(' ') : undefined;
}

const placeBefore = /^(?<place>\S+(?:\s\S+){0,2}?)[\s،,]+و\p{L}/u;

/** The same before what is said besides of another: «الرياض لكن أصلي من الأفلاج». */
const placeBesides =
  /^(?<place>\S+(?:\s\S+){0,2}?)[\s،,]+(?:لكن|ولكن|بس|but|و?[أا]صل(?:ي|نا)|وكن(?:ت|ا))\s/iu;

/** A place of the table before something that is counted: «نجران وعيالي ٥»; or before another that is not asked for. */
function placeAtStart(said: string, before: RegExp): string | undefined {
  const place = withoutPreposition(before.exec(said)?.groups?.['place'] ?? '');
  return isKnownPlace(place) ? place : undefined;
}

/** Whether a text begins as a quarter or a sort of place does, and not with a place of the table that another lies in: «الباحة في بلجرشي». */
const isQuarter = (typed: string): boolean =>
  quarter.test(typed) && !(within.test(typed) && isKnownPlace(typed.slice(0, typed.indexOf(' '))));
const within = /\s(?:في|ب(?=ال))/u;

/**
 * Whether a text that is in no table says by itself that it names a place: by its sort («قرية الحرجة»), by a city of the table beside its quarter («الرياض/الملز»),
 * or by who lives there («ساكن في الفويلق»). Everything else may be any word that somebody types, and is asked about.
 */
function saysPlace(text: string, typed: string, named: boolean): boolean {
  if (sortFirst.test(typed)) return true;
  if ((named || living.test(text)) && looksLikeName(typed, mostWords)) return true;
  const parts = typed.split(/\s*[،,؛;:/\n()]\s*|\s+-\s+|\s+(?=ب?حي\s)/u).filter(Boolean);
  const isPlace = (part: string): boolean => isKnownPlace(part) || isKnownPlace(withoutPreposition(part));
  const [first = '', ...others] = typed.split(/\s+/);
  return (parts.length > 1 && parts.some(isPlace)) || (isPlace(first) && isPlace(others.join(' ')));
}

/** A place by its name, where that is told behind what it is; unsure where more is told. */
function nameOfPlace(said: string): { readonly place: string; readonly sure: boolean } {
  const { before = '', itself = said } = nameBehind.exec(said)?.groups ?? {};
  return { place: itself, sure: sortOfPlace.test(before) };
}

/** Somebody who came from one place to another: the words before each of the two. */
const moving =
  /(?:^|[\s،,])(?:من|from)\s+(?<from>\S+(?:\s\S+){0,2}?)[\s،,]+(?:\S+\s+){0,2}?(?:(?:[إا]لى|[إا]لي|لمدينة|ل مدينة|to)\s+|(?=ل))(?<to>\S+(?:\s\S+){0,2}?)(?=$|[\s،,.]+(?:من|قبل|بعد|الحين|الان|الآن|السنة|هالسنة|العام|مع|و\p{L}))/iu;

/** The two places of the table that such a text names, the one where somebody went first. */
function movedBetween(text: string): readonly string[] {
  const { from = '', to = '' } = moving.exec(withPlainMarks(text).trim())?.groups ?? {};
  const found = [withoutPreposition(to), withoutPreposition(from)];
  return found.every(isKnownPlace) ? found : [];
}

function readCity(_spec: CitySpec, text: string): Parsed {
  if (text.length > longestPhrase) return fault('tooLong', { max: longest });
  if (movedBetween(text).length > 1) return fault('several');
  if (namesNothing(text)) return fault('empty');
  const said = withoutClosings(
    withoutIntroductions(withoutFrame(withPlainMarks(text)), introduced, headings),
  );
  const { place, sure } = nameOfPlace(said);
  const whole = withoutPreposition(withoutFrame(withoutFrame(place).replace(preferring, '')));
  const typed =
    plain(whole).replace(postalCode, '') === plain(whole) ? whole : plain(whole).replace(postalCode, '');
  const read = plain(typed);
  const lettered = /\p{L}\p{M}*\p{L}/u.test(read);
  if (address.test(read)) return fault('hasSigns');
  if (/\d{4}/.test(read) || (!lettered && /\d/.test(read))) return fault('hasDigits');
  if (!lettered) return fault('empty');
  if (!kept.test(typed)) return fault('hasSigns');
  if (typed.length > longest) return fault('tooLong', { max: longest });
  if (isKnownPlace(typed)) return sure && typed === whole ? value(typed) : unsure(typed);
  const apart = placeInOne(typed) ?? placeBegun(typed);
  if (apart !== undefined) return unsure(apart);
  const besides = placeAtStart(typed, placeBesides);
  if (besides !== undefined) return unsure(besides);
  const atEnd = placeAtEnd(typed) ?? placeBehindLatin(typed);
  if (atEnd !== undefined && (!isQuarter(typed) || soundsSaid(typed))) return unsure(atEnd);
  const counts = /\d/.test(read.replace(ofAddress, ' '));
  const atStart = counts ? placeAtStart(typed, placeBefore) : undefined;
  if (atStart !== undefined) return unsure(atStart);
  const doubtful =
    !sure ||
    counts ||
    !saysPlace(plain(text), typed, place !== said) ||
    isDoubtful(typed, besidePlaces) ||
    soundsSaid(typed);
  return doubtful || typed !== whole ? unsure(typed) : value(typed);
}

/** A city or village, with its quarter or street where somebody writes it ("الرياض، حي الملز", "حي ٢٠"). Longer figures are none. Faults: several (from one place to another), empty, hasDigits, hasSigns, tooLong {max}. */
export const city = {
  type: 'city',
  options,
  read: readCity,
  among: (_spec, text) => movedBetween(text),
  saidIn(_spec, { text }) {
    const bare = text.replace(heading, '');
    if (bare !== text && isKnownPlace(bare) && !isKnownPlace(text)) return bare;
    const parsed = readCity(_spec, text);
    if (!parsed.ok || parsed.unsure || typeof parsed.value !== 'string') return undefined;
    if (isKnownPlace(parsed.value)) return parsed.value;
    const isNamed = living.test(text) && !/\d/.test(plain(parsed.value));
    return isNamed && looksLikeName(parsed.value, mostWords) ? parsed.value : undefined;
  },
  isListed: (found) => isKnownPlace(textOf(found)),
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'open',
  readsAs: 'title',
  isIt: true,
  takesPlace: true,
  keyboard: { placeholder: 'city' },
  sample: (_spec, n) => ({ text: nth(['عودة سدير', 'نجران', 'مكة المكرمة', 'الرياض', 'خميس مشيط'], n) }),
} as const satisfies FieldKind<CitySpec>;

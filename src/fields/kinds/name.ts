import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { introductions, withoutIntroductions } from '../written/introductions.ts';
import { longestPhrase } from '../bounds.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { besideNames, isDoubtful, withoutClosings } from '../written/closings.ts';
import { isKnownPlace } from '../places/place.ts';
import { longestName, looksLikeName, wordsBesideBlessings } from '../written/closed-class.ts';
import { withoutFrame, withPlainMarks } from '../written/marks.ts';
import { namesSomebody } from '../names/name-words.ts';
import { namesNothing } from '../written/no-answers.ts';
import { soundsSaid } from '../written/sentences.ts';
import { nth } from '../sample.ts';
import { fault, textOf, unsure, value, type FieldValue, type Parsed } from '../value.ts';

const options = z.strictObject({
  type: z.literal('name'),
  ...common,
  words: z.int().min(1).max(5).default(2),
});
type NameSpec = z.infer<typeof options>;
const longest = 120;
/** Words that say that a name follows. */
const named =
  /^\s*(?:و?(?:أنا|انا)\s+)?(?:و?[إا]سمي|(?:و?ال)?[إا]سم|مع[اك]?كم?|my (?:full )?name|name)(?![\p{L}\p{M}])/iu;

/** "I am", before a name that is told by its family: "انا ماجد بن علي الفايدي". */
const oneself = /^\s*و?(?:أنا|انا)\s/u;
const ofFamily = /^\S+(?:\s\S+)*?\s(?:بن|بنت|ابن|آل|عبد\p{L}+|ال\p{L}{3,})(?:\s\S+)*$/u;

/** What somebody is to an association, before their name: "المتدرب سالم الغامدي". Without the article some are names themselves («طالب»). */
const roles = [
  'الساكن|الساكنة|المستأجر|المستأجرة|المتدرب|المتدربة|الطالب|الطالبة|المزارع|المزارعة|العضو|العضوة|المتطوع|المتطوعة|المستفيد|المستفيدة|المشترك|المشتركة',
  'المتقدم|المتقدمة|الموظف|الموظفة|المريض|المريضة|اليتيم|اليتيمة|الأرملة|المطلقة|المتبرع|المتبرعة|المشارك|المشاركة|المساهم|المساهمة|العميل|العميلة|الأخ|الأخت',
];
const introduced = introductions(
  'السلام عليكم|السلام عليكم ورحمة الله|وعليكم السلام|ورحمة الله وبركاته|ورحمة الله|وبركاته|صباح الخير|مساء الخير|صباح النور|مساء النور|هلا|هلا والله|مرحبا|أهلا|اهلين|حياك الله|بسم الله',
  'تفضل|تفضلي|تفضلوا|طبعا|ابشر|ابشري|ابشروا|ايه|ايوه|اوكي|اوك|الحقيقي|اسمي الحقيقي|مساكم الله بالخير|صبحكم الله بالخير|حياكم الله|سجل عندك|اكتب عندك|هو|هي|اسمه|اسمها|واسمه|واسمها|المدعو|المدعوة',
  'أنا|نعم|اسمي|اسمي هو|اسمي الكامل|واسمي الكامل|واسمي كامل|واسمي بالكامل|واسمي الثلاثي|واسمي الرباعي|والاسم|والاسم الكامل|محدثك|محدثتك|مكلمك|مكلمتك|يكلمك|تكلمك|يكلمكم|تكلمكم|اسمي كامل|اسمي الثلاثي|اسمي الرباعي|وأنا|واسمي|هذا اسمي',
  'الاسم|الاسم هو|الاسم الكامل|الاسم كامل|الاسم الثلاثي|الاسم الرباعي|الاسم الكريم|اسم المستفيد|اسم المستفيدة|اسم مقدم الطلب|اسم العضو|اسم الكريم|اسمي الكريم|الكريم|اسمي بالكامل|بالكامل|الاسم رباعي|الاسم ثلاثي|اسمي رباعي|اسمي ثلاثي|رباعي|ثلاثي|الرباعي|الثلاثي|مقدم الطلب|مقدمة الطلب|اسم المتقدم|صاحب الطلب|صاحبة الطلب|اكتب|اكتبوا|سجل|سجلوا|سجلني|سجلوني',
  'معك|معاك|معكم|معاكم|معك أخوك|معاك أخوك|معك أختك|معاك أختك|أخوك|أختك|أخوكم|أختكم|ابنكم|بنتكم|ولدكم|محبكم|محدثكم|محدثتكم|المرسل|المرسلة|المواطن|المواطنة',
  ...roles,
  ...roles.map((list) =>
    list
      .split('|')
      .map((role) => `اسم ${role}`)
      .join('|'),
  ),
  'هلا فيك|هلا فيكم|هلا بك|يا هلا|الصحيح|اسمي الصحيح|اسمي الحقيقي هو|اسمي في الهوية|اسمي بالهوية|اسمي ف الهوية|الاسم في الهوية|الاسم بالهوية|الاسم ف الهوية|الاسم في البطاقة|الاسم بالبطاقة|في الهوية|بالهوية|بالهوية مكتوب|اسمي مكتوب بالهوية|اسمي مكتوب في الهوية|مكتوب بالهوية|مكتوب في الهوية|المكتوب في الهوية|اخوكم في الله|اختكم في الله|المخلص|المخلصة|المرسل لكم|يناديني|اسمي هو التالي',
  'ana|ana ismi|ana esmi|ismi|esmi|esmy|ismy|asmi|ismi howa|alism|al ism',
  'يا وليدي|ياوليدي|يا ولدي|ياولدي|يا بنتي|يابنتي|تم|والنعم|والنعم فيكم|تشرفنا|ابشر بسعدك|ابشروا بسعدكم|سم|سمي|سموا|حقي|حقتي|اني|إنني|انني|أدعى|ينادوني|ينادونني|يسموني|يسمونني|يقولون لي|يقولولي|مسجل باسم|مسجلة باسم|سجلني باسم|سجليني باسم|سجلها باسم|اكتب باسم|سجلوني باسم|سجلوا باسم|اكتبها|اكتبه|اكتبي|سجلي|سجليني|حط|حطوا|حطي|خذ|خذوا|خذي|عندك|عندكم|ضع|ضعوا|هذا|هذا هو|هذا انا|واسمي انا|اسمي انا|انا اسمي انا|انا والله|والله|انا اخوك|انا اختك|انا اخوكم|انا اختكم',
  'اسمي على الهوية|الاسم على الهوية|اسمي على البطاقة|اسمي في الهوية|الاسم في الهوية|اسمي بالهوية|الاسم بالهوية|اسمي حسب الهوية|الاسم حسب الهوية|حسب الهوية|اسمي كما في الهوية|الاسم كما في الهوية|كما في الهوية|اسمي مثل الهوية|مثل الهوية|اسمي بالبطاقة|اسمي في البطاقة|اسمي حسب البطاقة|اسمي الرسمي|اسمي رسميا|الاسم الرسمي|اسمي المسجل|اسمي الصحيح|الاسم الصحيح|اسمي الله يسلمك|اسمي طال عمرك|الله يسلمك|الله يسلمكم|طال عمرك|طال عمركم|يا طويل العمر|يا اخوي|ياخوي|يا اختي|يا غالي|لبيه|مع حضرتك|مع حضرتكم|يسعد صباحكم|يسعد مساكم|صباح الورد|مساء الورد|هاي|هلو|الو|يا هلا|يا مرحبا|اي|ايوا|يب|ان شاء الله|بكل سرور',
  'رب الأسرة|ربة الأسرة|المعيل|المعيلة|العائل|المتصل|المتصلة|طالب الخدمة|طالبة الخدمة|صاحب الحساب|صاحبة الحساب|صاحب المشروع|صاحبة المشروع|صاحب المزرعة|صاحبة المزرعة|مقدمه|مقدمته',
  "ok|okay|yes|it's|hi|hello|I am|I'm|im|my name|my name is|my name's|my full name|my full name is|name|name is|the name is|full name|this is|it is",
);
const kept = /^[\p{L}\p{M}\s.'"«»()،,/·&\u034f\u200c\u200d\ufe00-\ufe0f-]+$/u;

/** How many words of a name there are; a by-name in brackets does not count. */
const wordsIn = (typed: string): number =>
  typed
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s+/)
    .filter((part) => /\p{L}/u.test(part)).length;

/** Words in the midst of an answer with which the name itself begins: "أنا أم عبدالله واسمي نورة القحطاني". */
const nameBegins =
  /^(?<before>.+?)[\s،,.]+و?(?:[إا]سمي|[إا]سمه|[إا]سمها)(?: (?:هو|هي|الكامل|كامل|بالكامل|الصحيح|الحقيقي))*[\s:]+(?<itself>.+)$/u;
/** What somebody tells of themselves behind their name: "محمد سعد وعمري ٦٠". */
const more =
  /^(?<itself>.+?)[\s،,]+(?:لكن|بس|ولكن|و[أا]نا|والناس|و?ينادوني|و?يسموني|و?يقولون|و?لقبي|و?كنيتي|و?عمري|و?رقمي|و?جوالي|و?هويتي|ورقم|والطلب|وطلبي|والمعامل[ةه]|والموضوع|والدعم|وساكن(?:ة|ه)?|ومن سكان|رقم هويتي|رقم جوالي)(?![\p{L}\p{M}]).*$/u;
/** A by-name before the name. */
const byName = /^(?:أم|ام|أبو|ابو)\s\S+$/u;
/** The same parted from it by a comma: "أم خالد، حصة القحطاني". */
const byNameFirst = /^(?:أم|ام|أبو|ابو)\s\S+\s*[،,]\s*(?<itself>\S.*)$/u;
/** A place behind a name: "محمد الحربي من خيبر". */
const placeBehind = /^(?<itself>.+?)\s+من\s+(?<place>\S.*)$/u;

interface Cut {
  readonly itself: string;
  readonly sure: boolean;
}

/** A name without what somebody says of themselves before it and behind it; unsure where that may as well belong to it. */
function cutOut(typed: string, enough: (name: string) => boolean): Cut {
  const { itself: called = typed } = byNameFirst.exec(typed)?.groups ?? {};
  if (called !== typed && enough(called))
    return { itself: withoutIntroductions(called, introduced), sure: false };
  const { before = '', itself = typed } = nameBegins.exec(typed)?.groups ?? {};
  const { itself: bare = itself, place = '' } = placeBehind.exec(itself)?.groups ?? {};
  const [name, from] = enough(bare) ? [bare, place] : [itself, ''];
  const { itself: alone = name } = more.exec(name)?.groups ?? {};
  return {
    itself: enough(alone) ? alone : name,
    sure: alone === name && (before === '' || byName.test(before)) && (from === '' || isKnownPlace(from)),
  };
}

/** "In the name of", as it is written with a hamza: without one it is a name («باسم»). */
const inTheNameOf = /^\s*بإسم\s+/u;

/** Names that are parted by a stroke alone: «محمد/سعد/العنزي»; or by a sign between spaces: «شيخة . فهد». */
const stroke = /(?<=\p{L})[/\-_](?=\p{L})/gu;
const apart = /(?<=\p{L})\s+[./\-_]\s+(?=\p{L})/gu;
const inWords = (text: string): string =>
  /\s/.test(text.trim()) ? text.replace(apart, ' ') : text.replace(stroke, ' ');
/** A greeting that is a name too. */
const greetingOrName = /^\s*هلا\s+(?=\p{L})/u;

/** What somebody began to write and then wrote anew: «أمل .. أمل عوض الجهني». */
const hesitation = /^.*(?:\.{2,}|…)\s*(?=\p{L})|^(\p{L}+)\s*[،,]\s*(?=\1 \p{L})/u;

function readName({ words }: NameSpec, text: string): Parsed {
  if (text.length > longestPhrase) return fault('tooLong', { max: longest });
  if (namesNothing(text)) return fault('empty');
  if (greetingOrName.test(text) && namesSomebody(text.replace(greetingOrName, '')))
    return unsure(text.trim());
  const typedName = inWords(text).replace(inTheNameOf, '');
  const said = withoutFrame(
    withoutClosings(withoutIntroductions(withoutFrame(withPlainMarks(typedName)), introduced)),
  );
  const begun = said.replace(hesitation, '');
  if (begun !== said && wordsIn(begun) >= words && namesSomebody(begun)) return unsure(begun);
  const { itself: typed, sure } = cutOut(said, (name) => wordsIn(name) >= words);
  if (!/\p{L}\p{M}*\p{L}/u.test(plain(typed))) return fault('empty');
  if (/\d/.test(plain(typed))) return fault('hasDigits');
  if (!kept.test(typed)) return fault('hasSigns');
  if (typed.length > longest) return fault('tooLong', { max: longest });
  return Math.min(wordsIn(typed), wordsBesideBlessings(typed)) < words
    ? fault('tooFewWords', { min: words })
    : !sure || !namesSomebody(typed) || isDoubtful(typed, besideNames) || soundsSaid(typed)
      ? unsure(typed)
      : value(typed);
}

/** What stands in no name but in figures and signs beside one: «فاطمة … فاطمة علي», «محمد سعد 0551234567». */
const besideLetters = /[^\p{L}\p{M}\s.'-]+/gu;

/** A name and a family in one word: «محمدالعتيبي». */
function parted(bare: string): string {
  if (bare.includes(' ') || namesSomebody(bare)) return bare;
  const at = Array.from(bare.matchAll(/(?<=\p{L}{3})ال(?=\p{L}{3})/gu), ({ index }) => index);
  const cut = at.find((one) => namesSomebody(`${bare.slice(0, one)} ${bare.slice(one)}`));
  return cut === undefined ? bare : `${bare.slice(0, cut)} ${bare.slice(cut)}`;
}

/** What stands behind a colon or in a line of its own: «اسمي طويل شوي: …». */
const pieces = /[:：\n]/u;

/** The name that a text most likely is: one behind a colon, one word of it alone, or one with signs and figures beside it. */
function likelyName(spec: NameSpec, text: string): string | undefined {
  const behind = text.split(pieces).slice(1).reverse();
  for (const piece of behind) {
    const parsed = readName(spec, piece);
    if (parsed.ok && typeof parsed.value === 'string' && namesSomebody(parsed.value)) return parsed.value;
  }
  return nameAround(spec, text);
}

/** A name among signs and figures. */
function nameAround(spec: NameSpec, text: string): string | undefined {
  const bare = text.replace(besideLetters, ' ').replace(/\s+/g, ' ').trim();
  const [whole, alone] = [readName(spec, parted(bare)), readName({ ...spec, words: 1 }, bare)];
  const parsed = whole.ok ? whole : alone;
  if (!parsed.ok || typeof parsed.value !== 'string') return undefined;
  return namesSomebody(parsed.value) && looksLikeName(parsed.value, longestName) ? parsed.value : undefined;
}

/** How a name goes on: by the father, or by the family. */
const goingOn = /^\s*(?:بن|ابن|بنت|آل|ال(?=\p{L}{3})|bin|bint|ibn|al[- ])/iu;
const mostOfRest = 5;

/** What was told of a name with the rest of it: «فهد», then «بن سعد الدوسري». */
function restOfName(spec: NameSpec, before: FieldValue, text: string): string | undefined {
  const first = textOf(before);
  const rest = withoutFrame(text).trim();
  // A name that is whole by itself is another one, or the same once more.
  const isRest = goingOn.test(rest) || wordsIn(rest) < Math.min(spec.words, 2);
  if (first === '' || !isRest || wordsIn(rest) > mostOfRest || !kept.test(rest)) return undefined;
  const whole = `${first} ${rest}`;
  const parsed = readName(spec, whole);
  const isWhole = parsed.ok && parsed.value === whole && looksLikeName(whole, longestName);
  return isWhole && namesSomebody(whole) ? whole : undefined;
}

/** A person's name, as it was typed but for its introduction and the shape of quotes and hyphens. Faults: empty, hasDigits, hasSigns, tooFewWords {min}, tooLong {max}. */
export const name = {
  type: 'name',
  options,
  read: readName,
  guess: likelyName,
  goesOn: restOfName,
  saidIn(spec, { text, beforeFigures }) {
    const parsed = readName(spec, text);
    if (!parsed.ok || parsed.unsure || typeof parsed.value !== 'string') return undefined;
    const fits = looksLikeName(parsed.value, longestName);
    const saysWho = named.test(text) || (oneself.test(text) && ofFamily.test(parsed.value));
    return fits && (beforeFigures || saysWho) ? parsed.value : undefined;
  },
  doubt: {
    of: (spec, found) =>
      wordsIn(textOf(found)) < spec.words || byName.test(textOf(found)) ? 'inShort' : undefined,
    sample: () => undefined,
  },
  show: (_spec, found) => textOf(found),
  mask: lastFour,
  privacy: 'open',
  saysWho: true,
  foundBy: 'words',
  readsAs: 'title',
  isIt: true,
  keyboard: { placeholder: 'name', autocomplete: 'name', spellcheck: false },
  sample({ words }, n) {
    const names = nth(
      ['محمد بن سعد العتيبي', 'نورة عبدالله القحطاني', 'سالم علي الغامدي', 'فاطمة أحمد الزهراني'],
      n,
    );
    return { text: `${names}${' بن محمد'.repeat(Math.max(0, words - 3))}` };
  },
} as const satisfies FieldKind<NameSpec>;

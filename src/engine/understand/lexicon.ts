import { distance, fold } from '../../arabic/fold.ts';
import { entriesOf } from '../../kernel/table.ts';
import type { Command, TypedWords } from './typed-words.ts';

export type { Command };

/** What members type: words for commands, for the flows that are called by words, and for choices by their id. */
export interface Lexicon {
  /** The command that a whole message is; undefined when it says anything besides. */
  commandIn(text: string): Command | undefined;
  /** The flow that a whole message calls. */
  flowIn(text: string): string | undefined;
  /** Other names of a choice. It is also known by its label and its number. */
  namesOfChoice(id: string): readonly string[];
}

/** "I would like to …": what stands before a wish. */
const wish =
  /^(?:انا |نحن |والله |يا |بس |خلاص |طيب |لا |الله يخليكم |الله يخليك )*(?:ابيك|ابيكم|ابي|ابغي|ابغا|ابغاك|ابغاكم|اريد|نريد|نبي|نبغي|بغيت|ودي|ودنا|اود|حاب|حابه|محتاج|محتاجه|احتاج|احتاجه|ارجو|اتمني|ممكن|لو ممكن|اقدر|يمديني|استطيع|هل يمكن|هل يمكنني|هل استطيع|هل اقدر|خلني|خلوني|خليني|دعني|عطني|عطوني|اعطني|اعطوني|هات|i want|i need|i would like|i d like|can i|could i|may i|let me|please|pls|give me|get me)(?: ان| اني| انكم| انك| to)? (?=\S)/;
const official =
  '(?:ال|لل|بال|ل|ب)?(?:موظفين|موظفه|موظف|موضف|مظف|موضفه|مسوول|مسووله|مسول|انسان|انسانه|ادمي|شخص|مندوب|ممثل|مشرف|باحث|باحثه|اخصايي|اخصاييه|خدمه العملا|خدمه المستفيدين|دعم فني|مركز الاتصال)';
const anybody = '(?:ال|لل|بال|ل|ب)?(?:احد|حد|واحد|بشر|مدير|اداره)';
const verb =
  '(?:اتكلم|تكلم|نتكلم|اكلم|اكلمه|كلم|نكلم|كلمني|كلموني|يكلمني|تكلموني|اتحدث|التحدث|تحدث|احكي|اتواصل|التواصل|تواصل|اسال|حولني|حولوني|حوليني|تحولني|تحولوني|تحويل|تحويلي|احول|وصلني|وصلوني|يوصلني|اربطني|ربطني|اتصال|الاتصال|اتصل|يتصل|يتصل علي|يرد علي|يرد|رد علي|يساعدني|يخدمني|نادوا|نادي|جيبوا|جيب|connect me|transfer me|speak|talk|chat|put me through|transfer)';
const after =
  '(?: معي| حقيقي| الحين| الان| بشري| ثاني| من الجمعيه| الجمعيه| عندكم| يساعدني| يكلمني| يرد علي| يرد| يتصل علي| يتواصل معي| يخدمني| اجتماعي| الاجتماعي)';
const person = new RegExp(
  `^(?:${verb}(?: مع| الي| علي| ل| ب| عند)?(?: احد)? (?:${official}|${anybody})${after}*|${official}${after}*|${anybody}${after}+)$`,
);
const personEnglish =
  /^(?:(?:connect me|transfer me|put me through|speak|talk|chat|call)(?: with| to)? )?(?:an? |the |some |real |live |your |human )*(?:human being|human|person|agent|employee|operator|representative|someone|somebody|staff|staff member|officer|support|customer service|customer support)(?: please| now)?$/;
const prefixed =
  /^(?:(?:الي|الا|علي) )?(?:ارجع|ارجعني|رجعني|رجوع|الرجوع|العوده|عوده|اروح|روح|ودني|وديني|افتح|اعرض|ورني|وريني|شوف|اشوف|go|go back|return|back|show me|show|open)(?: ل| الي| to)?(?: the)? (?:ال|لل|ل)?(?:قايمه الرييسيه|قايمه|منيو|رييسيه|menu|main menu|home)$/;

const wishes: ReadonlySet<Command> = new Set(['menu', 'back', 'cancel', 'person']);
const longestWish = 8;

const courtesy =
  /^(السلام عليكم|سلام عليكم|مرحبا|هلا|لو سمحت|لو سمحتي|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|please|the|الله يسعدك|الله يعافيك|طيب|خلاص|اخوي|ياخوي|يا اخوي) | (لو سمحت|لو سمحتي|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|please|الله يسعدك|الله يعافيك|الله يخليك|بليز|يا اخوي|ياخوي|الحين|الان|now)$/g;

/** The text in folded form without the courtesies around it. */
export const bare = (text: string): string => {
  let folded = fold(text);
  for (let before = ''; before !== folded;) {
    before = folded;
    folded = folded.replace(courtesy, '').trim();
  }
  return folded;
};

/** A wish without what stands before it: "ابغى اكلم موظف" is "اكلم موظف". Undefined for a text that is too long to be one. */
const wishIn = (folded: string): string | undefined =>
  folded.split(' ').length <= longestWish ? folded.replace(wish, '').trim() : undefined;

/** What a wish names, however it is put: "ابغى اكلم موظف", "رجعني للقائمة". */
function wished(folded: string, named: ReadonlyMap<string, Command>): Command | undefined {
  const wanted = wishIn(folded);
  if (wanted === undefined) return undefined;
  const command = named.get(wanted);
  if (command && wishes.has(command)) return command;
  if (prefixed.test(wanted)) return 'menu';
  return person.test(wanted) || personEnglish.test(wanted) ? 'person' : undefined;
}

/** Each word of a table, folded, with what it stands for. */
const folding = <K extends string>(table: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> =>
  new Map(entriesOf(table).flatMap(([name, forms]) => forms.map((form) => [fold(form), name] as const)));

const longestCommand = 80;

/** The lexicon of the product's words and of the flows that are called by some. */
export function lexiconOf({ commands: typed, forgiving, called, choices }: TypedWords): Lexicon {
  const named = folding(typed);
  const flows = folding(called);
  const slips = entriesOf(forgiving).flatMap(([command, words]) => words.map((word) => ({ command, word })));
  const whole = <K>(table: ReadonlyMap<string, K>, text: string): K | undefined =>
    table.get(bare(text)) ?? table.get(fold(text));
  return {
    commandIn(text) {
      if (text.length > longestCommand) return undefined;
      const folded = bare(text);
      const exact = whole(named, text) ?? wished(folded, named);
      if (exact) return exact;
      if (folded.length < 4 || folded.includes(' ')) return undefined;
      return slips.find(({ word }) => distance(word, folded, 1) === 1)?.command;
    },
    flowIn(text) {
      if (text.length > longestCommand) return undefined;
      return whole(flows, text) ?? flows.get(wishIn(bare(text)) ?? '');
    },
    namesOfChoice: (id) => choices[id] ?? [],
  };
}

const correcting =
  /^(ابي |ابغي |ابغا |اريد |بغيت )?(عدل|عدلي|تعديل|اعدل|غير|غيري|تغيير|اغير|صحح|صححي|تصحيح|اصحح|correct|change|edit|fix) (.+)$/;
/** What a member wants to correct ("عدل الجوال", "تغيير ٣"): the words behind the verb, folded. */
export const correctionIn = (text: string): string | undefined => correcting.exec(bare(text))?.[3];

import { z } from 'zod';
import { plain } from '../arabic/clean.ts';
import type { Keyboard, Lang } from '../contract/prompt.ts';
import type { Part } from './running/parts.ts';
import type { SampleInput } from './sample.ts';
import { Words, type FieldValue, type FileValue, type Parsed } from './value.ts';
import type { Placed } from './written/figure-groups.ts';

const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'a name of Latin letters and digits, starting with a small letter');

/** That an earlier field with buttons holds one of these values. */
export const When = z.strictObject({ field: name, is: z.array(z.union([z.string(), z.boolean()])).min(1) });

/** What every field of a pack says, whatever its type. */
export const common = {
  /** Stable name of the answer in the stored record. */
  name,
  /** What the field is called in the review: a noun. */
  label: Words,
  /** The question as it is asked. */
  ask: Words,
  optional: z.boolean().default(false),
  /** Asked only when an earlier field with buttons holds one of these values. */
  when: When.optional(),
  /** When one of these fields is corrected, this one is asked again. */
  dependsOn: z.array(name).default([]),
  /** Treated as an identifier: masked wherever it is not needed. National ids, iqamas, mobiles and IBANs always are. */
  sensitive: z.boolean().default(false),
  /** Further names under which a member may mean this field when correcting it. */
  alsoCalled: z.array(z.string()).default([]),
};
/** What a field says besides, that asks for something which a member may not have at hand. */
export const lackable = {
  /** Whether it may follow: whoever does not have it sends the request without it. */
  later: z.boolean().default(false),
};
/** A field as far as every type has it. */
type CommonSpec = z.infer<z.ZodObject<{ readonly type: z.ZodString } & typeof common>>;

/**
 * How a text at the field is told from a question that the member asks in between: an `identifier` is never a question; an `option` is
 * one of few words that are known; a `value` is short; a `title` looks like the title of a question; a `story` may contain anything.
 */
type ReadsAs = 'identifier' | 'option' | 'value' | 'title' | 'story';

/** Answers of a field that can be tapped, and be named in a condition of a later field. */
interface Buttons<S> {
  ids(spec: S): readonly string[];
  /** The answer that a button stands for. */
  means(id: string): string | boolean;
  /** What a button says, where the pack says it. Otherwise it is the line `choices.<id>`. */
  labelOf(spec: S, id: string): Words | undefined;
  /** Other names of it, where the pack has some. */
  alsoCalled?(spec: S, id: string): readonly string[];
}

/** Values that are taken, but asked about first: what the member wrote may well be so, and is told what follows from it. */
interface Doubt<S> {
  /** The line `faults.<type>.<name>` that asks whether the value is right, `{value}` being what it shows; undefined for one beyond doubt. */
  of(spec: S, found: FieldValue, now: number): string | undefined;
  /** Something to type that is doubted; undefined where the field doubts nothing. */
  sample(spec: S): string | undefined;
}

/** Something in a pack that a field's shape alone does not tell: the path inside the field, what is wrong and how it is mended. */
interface SpecFault {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/**
 * A type of field: everything that the product asks of one. Each kind is a file of `kinds/`, and nothing outside that folder knows a
 * type's name. The lines of its faults are `faults.<type>.<fault>`, the hint in the empty text box is `chat.placeholder.<placeholder>`.
 */
export interface FieldKind<S extends CommonSpec = CommonSpec> {
  readonly type: S['type'];
  /** The shape of such a field in a pack: `type`, `common` and its own options. */
  readonly options: z.ZodType<S>;
  /** What is wrong with such a field in a pack beyond its shape. */
  faultIn?(spec: S): SpecFault | undefined;
  /** The legal ground on which it is asked for, where one must be named: it stands beside the question. */
  ground?(spec: S): Words | undefined;
  /** Reads what a member typed. `now` (milliseconds since the epoch) decides what is past. Its faults stand in the kind's own file. */
  read(spec: S, text: string, now: number): Parsed;
  /**
   * The value that a text most likely means which reads as none: a decade for a day, "sometimes" for yes or no. It is asked about, and nothing
   * that asks, commands or complains gets so far.
   */
  guess?(spec: S, text: string, now: number): FieldValue | undefined;
  /** The value that a text makes of one that was told in part and is asked about: the rest of a name. Undefined where it is no rest. */
  goesOn?(spec: S, before: FieldValue, text: string): FieldValue | undefined;
  /** The values among which a text names several where one is asked for; the member says which. Kinds without it are told by `placed`. */
  among?(spec: S, text: string): readonly (string | number)[];
  /** Checks a file that is stored; only fields that are answered with a file have it. */
  readFile?(spec: S, file: FileValue): Parsed;
  readonly doubt?: Doubt<S>;
  /** The value in full. */
  show(spec: S, found: FieldValue, lang: Lang): string;
  /** The value as typed or shown, made unreadable: what is shown of identifiers, and of fields that a pack calls sensitive. */
  mask(text: string): string;
  /** `masked` values are hidden wherever they are not needed; `secret` ones are not asked for in a chat that others keep, either. */
  readonly privacy: 'open' | 'masked' | 'secret';
  /** Whether the member is known by this value: a similar request is looked for by it. */
  readonly isIdentity?: true;
  /**
   * Whether figures that stand in a running text are such a value, so that they are masked there too. They are Latin figures without what
   * parts them; `parted`: something does, so that they may as well be several numbers.
   */
  readonly isInText?: (figures: string, parted: boolean) => boolean;
  /** Where such values stand in a message that says several things; only kinds that are told by their figures alone have it. */
  readonly placed?: (text: string) => readonly Placed[];
  /** Whether a text says that the value is what a channel may know by itself: the number from which somebody writes. */
  readonly isOfChannel?: (text: string) => boolean;
  /** Only kinds that ask for what a member may not have, or not know, have it: whether a request is sent without it. */
  mayFollow?(spec: S): boolean;
  /** The value that a part of such a message says without doubt, by what introduces it. */
  saidIn?(spec: S, part: Part, now: number): FieldValue | undefined;
  /** Whether a text says nothing but an answer in the words of the question: what they may mean elsewhere is not meant. */
  isOwnWords?(spec: S, text: string): boolean;
  /** Whether a table holds the value, so that a text which is one is hardly anything else. */
  readonly isListed?: (found: FieldValue) => boolean;
  /** Whether the member is called by this value: the first such field of a service tells who they are. */
  readonly saysWho?: true;
  /** How the desk's search finds a request by this value: by words in it, or by its last figures. */
  readonly foundBy?: 'words' | 'lastFigures';
  readonly readsAs: ReadsAs;
  /** Whether the line `faults.<type>.isIt` asks if a text is such a value, `{value}` being what it shows. */
  readonly isIt?: true;
  /** Whether a place that a member sends is an answer: the city nearest to it. */
  readonly takesPlace?: true;
  /** Whether a bare 0 is an answer; elsewhere it leads to the menu, as on the telephone. */
  readonly takesNought?: true;
  readonly buttons?: Buttons<S>;
  readonly keyboard: Keyboard;
  /** Something valid to answer with, for seeds, walks and tests; `n` varies it. */
  sample(spec: S, n: number): SampleInput;
}

/** Dots and the last four characters; texts of four or fewer become dots alone. */
export function lastFour(text: string): string {
  const bare = plain(text).replace(/\s/g, '');
  return bare.length > 4 ? `••••••${bare.slice(-4)}` : '••••';
}

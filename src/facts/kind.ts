import type { Pack } from '../association/schema.ts';
import type { FactForm } from '../contract/kept/facts.ts';
import type { Lang } from '../contract/lang.ts';
import type { House } from '../voice/house.ts';

/** With which house, in which language and at which moment members read something. */
interface Reading {
  readonly house: House;
  readonly lang: Lang;
  readonly now: number;
}

/** A part of a fact: where it stands in pack.yaml, whose schema is its shape, and how it is written at the desk. */
interface FactPart {
  readonly path: readonly [string, ...string[]];
  readonly form: FactForm;
  /** It may be left out of a pack. */
  readonly mayLack: boolean;
}

/** One everyday fact of an association, which its people change at the desk. */
export interface FactKind {
  /** Its title and a sentence about it are lines of `desk.facts` under this name, and so are the labels of its parts. */
  readonly name: string;
  readonly parts: Readonly<Record<string, FactPart>>;
  /** What members read of it, from the real lines; nothing where they read nothing. */
  readonly reads: (reading: Reading) => readonly string[];
  /** What the calendar proposes in the place of what a pack says, by part. */
  readonly proposes?: (pack: Pack, now: number) => Readonly<Record<string, unknown>> | undefined;
  /** The last day on which it holds, where that is less than sixty days away. */
  readonly ends?: (pack: Pack, now: number) => string | undefined;
}

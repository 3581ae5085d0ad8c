import type { Lang, Review } from '../contract/index.ts';
import type { Notice } from './notice.ts';

/** One answer that can be tapped. `detail` is shown below the label where the label alone had to be cut. */
export interface Row {
  readonly choice: string;
  readonly label: string;
  readonly detail?: string;
}

/**
 * What can be tapped below a question: its answers `rows`, which act only on the question `prompt`, and below them `beside`: what may be done there
 * beside answering. There may be no answers, for a question that is answered in words. `open` is what opens a list.
 */
export interface Rows {
  readonly as: 'buttons' | 'list';
  readonly prompt: string;
  readonly rows: readonly Row[];
  readonly beside?: readonly Row[];
  readonly open: string;
}

/** Everything that can be tapped, in the order in which it is shown. */
export const allRows = ({ rows, beside = [] }: Rows): readonly Row[] => [...rows, ...beside];

/** A file that goes out. */
export interface ParcelFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One call to a provider: what `fit` made of a message, within what the channel can do. */
export interface Parcel {
  readonly text: string;
  readonly lang: Lang;
  readonly choices?: Rows;
  /** A typed number means the answer at that place; elsewhere it is a value, or a line of the review. */
  readonly byPlace?: true;
  /** Asks for the member's own phone number; the words of the button that shares it. */
  readonly contact?: string;
  readonly link?: { readonly label: string; readonly url: string };
  readonly review?: Review;
  readonly file?: ParcelFile;
  /** What it tells of its own accord. */
  readonly notice?: Notice;
}

/** Whom a parcel goes to. `id` is our own name of it: a provider that hands it back tells us what became of it. */
export interface Destination {
  readonly address: string;
  readonly id: string;
  /** When the member last wrote, by the provider's clock; milliseconds since the epoch. */
  readonly heardAt: number | undefined;
}

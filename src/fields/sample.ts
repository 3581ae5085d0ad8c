/** A file as it comes over a channel, small enough to stand in a list of inputs. */
export interface SampleFile {
  readonly name: string;
  readonly contentType: string;
  readonly contentBase64: string;
}

/** What a member does at a question: types, taps or attaches. */
export type SampleInput =
  | { readonly text: string }
  | { readonly choice: string }
  | { readonly attachment: SampleFile };

/** The nth of a list that is gone through again and again. */
export function nth<T>(list: readonly [T, ...T[]], n: number): T {
  return list[n % list.length] ?? list[0];
}

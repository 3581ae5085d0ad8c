/**
 * One thing that is not as it was sealed. `kind` is what it is (a kind of link, or `chain`), `reference` the request's, or the file's id; null
 * when it is a chain, or a request that left no name.
 */
export interface Finding {
  readonly association: string;
  readonly kind: string;
  readonly reference: string | null;
  readonly problem: string;
}

export type Report = (finding: Finding) => void;

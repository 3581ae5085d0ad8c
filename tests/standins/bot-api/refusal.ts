/** What the Bot API says no with. `about` follows the name of the code, as in "Bad Request: chat not found". */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly about: string,
    readonly retryAfter?: number,
  ) {
    super(about);
  }
}

export const badRequest = (about: string): Refusal => new Refusal(400, `Bad Request: ${about}`);
export const conflict = (about: string): Refusal => new Refusal(409, `Conflict: ${about}`);
export const tooMany = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, seconds);

/** How the stand-in fails on purpose. `sent` says whether the call had its effect before its answer was lost. */
export type Failure =
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'page'; readonly code: number; readonly sent?: boolean }
  | { readonly kind: 'hang' | 'reset'; readonly sent?: boolean };

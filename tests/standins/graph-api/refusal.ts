interface More {
  readonly status?: number;
  readonly subcode?: number;
  /** What Meta writes for the developer; logic may be built on it and on the code alone. */
  readonly details?: string;
  readonly transient?: boolean;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** What the Graph API says no with. */
export class GraphRefusal extends Error {
  constructor(
    readonly code: number | string,
    readonly about: string,
    readonly more: More = {},
  ) {
    super(about);
  }

  get status(): number {
    return this.more.status ?? 400;
  }

  get json(): Readonly<Record<string, unknown>> {
    const { subcode, details, transient } = this.more;
    const error = {
      message: `(#${this.code}) ${this.about}`,
      type: this.code === 100 && subcode === 33 ? 'GraphMethodException' : 'OAuthException',
      code: this.code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      ...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
      ...(transient !== undefined && { is_transient: transient }),
      fbtrace_id: 'AXsgnV2Cm3ZMGF3dF_cfYIn',
    };
    return { error };
  }

  /** As it stands in a status that comes later. */
  get later(): Readonly<Record<string, unknown>> {
    const { code, about, more } = this;
    return { code, title: about, message: about, error_data: { details: more.details ?? about } };
  }
}

export const invalid = (details: string): GraphRefusal =>
  new GraphRefusal(131009, 'Parameter value is not valid', { details });
export const wrongToken = (): GraphRefusal =>
  new GraphRefusal(190, 'Error validating access token', { status: 401 });
export const noObject = (id: string): GraphRefusal =>
  new GraphRefusal(100, `Unsupported request. Object with ID '${id}' does not exist`, { subcode: 33 });
export const tooLate = (): GraphRefusal =>
  new GraphRefusal(131047, 'Re-engagement message', {
    details: 'Message failed to send because more than 24 hours have passed since the customer last replied.',
  });
export const pairTooFast = (): GraphRefusal =>
  new GraphRefusal(131056, '(Business Account, Consumer Account) pair rate limit hit');
export const tooFast = (): GraphRefusal => new GraphRefusal(130429, 'Rate limit hit', { status: 429 });
export const undeliverable = (): GraphRefusal => new GraphRefusal(131026, 'Message undeliverable');

/** How the stand-in fails on purpose. `sent` says whether the call had its effect before its answer was lost. */
export type Failure =
  | { readonly kind: 'refusal'; readonly refusal: GraphRefusal }
  | { readonly kind: 'page'; readonly code: number; readonly retryAfter?: number; readonly sent?: boolean }
  | { readonly kind: 'hang' | 'reset'; readonly sent?: boolean };

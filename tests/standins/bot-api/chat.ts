/** A file as it lies at Telegram. */
export interface Stored {
  readonly id: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly name: string;
  readonly type: string;
  /** Whether Telegram says how large it is. */
  readonly sized: boolean;
}

export interface Key {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly request_contact?: boolean;
}

/** A message of the bot as the member sees it. */
export interface Shown {
  readonly id: number;
  readonly text: string;
  readonly keys: readonly (readonly Key[])[];
  readonly file?: Stored;
  readonly as: 'text' | 'document' | 'photo';
  readonly linkPreview: boolean;
}

/** Who a member is to Telegram. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly language: string | undefined;
}

/** One private chat: what the bot said there, and the keyboard that lies below the text box. */
export class Chat {
  readonly shown: Shown[] = [];
  /** The messages of the member that are still there. */
  readonly written = new Set<number>();
  keyboard: readonly (readonly Key[])[] | undefined;
  blocked = false;

  constructor(readonly person: Person) {}

  /** Messages of either side are deleted. */
  forget(ids: readonly number[]): void {
    for (const id of ids) this.written.delete(id);
    for (const one of this.shown.filter(({ id }) => ids.includes(id)))
      this.shown.splice(this.shown.indexOf(one), 1);
  }

  get id(): number {
    return this.person.id;
  }

  /** The person as Telegram writes it into an update. */
  get from(): Readonly<Record<string, unknown>> {
    const { id, name, language } = this.person;
    return {
      id,
      is_bot: false,
      first_name: name,
      ...(language !== undefined && { language_code: language }),
    };
  }

  get json(): Readonly<Record<string, unknown>> {
    return { id: this.id, first_name: this.person.name, type: 'private' };
  }
}

import { randomBytes } from 'node:crypto';
import type { Asked } from '../bot-api/wire.ts';
import { MediaStore } from './media.ts';
import { Member, type Person } from './member.ts';
import type { Failure, GraphRefusal } from './refusal.ts';
import { Hooks, type Pace, type Value } from './webhook.ts';

/** What a business knows of its number. */
export interface Identity {
  readonly id: string;
  readonly token: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

/** A call that the program of the business made, in the order of arrival. `what` is the kind of the call. */
export interface Made extends Asked {
  readonly what: What;
  readonly at: number;
}

/** Sending and marking, uploading, asking for a file's address, fetching it, and the number itself. */
export type What = 'messages' | 'upload' | 'lookup' | 'file' | 'number';

export interface Template {
  readonly language: string;
  /** How many parameters its body has. */
  readonly parameters: number;
  /** The words on its quick replies; where the business sends no payload for one, Meta hands its words back. */
  readonly buttons?: readonly string[];
  /** Whether it is one for codes, with the button that copies the code. */
  readonly copies?: true;
}

/** Times between messages that are allowed at least, in milliseconds; undefined for no limit. */
export interface Limits {
  pair?: number;
  all?: number;
}

/** One number of a business at the stand-in: what its program asked for, what members see, and how it fails next. */
export class PhoneNumber {
  readonly shownNumber = '966 11 555 0100';
  readonly made: Made[] = [];
  readonly members: Member[] = [];
  readonly templates = new Map<string, Template>();
  /** Messages of members that were marked as read, and whether three dots were shown. */
  readonly marked: { readonly message: string; readonly typing: boolean }[] = [];
  readonly hooks: Hooks;
  readonly media: MediaStore;
  readonly limits: Limits = {};
  /** What is told of each message of the business, in this order. */
  statuses: readonly string[] = ['sent', 'delivered', 'read'];
  /** Whether what is too late is refused by a status later, as Meta mostly does, instead of at once. */
  refusesLater = false;
  quality = 'GREEN';
  status = 'CONNECTED';
  /** Addresses of webhooks: of the app, and of this number alone. */
  callbacks: { application?: string; phone_number?: string } | undefined = {};
  #failures: { readonly what: What; readonly failure: Failure }[] = [];
  readonly #sentAt = new Map<Member | 'all', number>();

  constructor(
    readonly identity: Identity,
    readonly now: () => number,
    pace: Pace,
  ) {
    this.hooks = new Hooks({ ...identity, waba: '102290129340398' }, pace);
    this.media = new MediaStore(now);
  }

  /** Somebody with WhatsApp. `hidden` keeps the phone number from the business. */
  member(person: Partial<Person> = {}): Member {
    const figures = String(randomBytes(6).readUIntBE(0, 6) + 10 ** 15);
    const member = new Member(this, {
      phone: `9665${figures.slice(-8)}`,
      user: `SA.${figures}${figures}`,
      name: 'سارة',
      hidden: false,
      ...person,
    });
    this.members.push(member);
    return member;
  }

  find(address: {
    readonly to?: string | undefined;
    readonly recipient?: string | undefined;
  }): Member | undefined {
    const phone = address.to?.replace(/\D/g, '');
    if (phone !== undefined) return this.members.find(({ person }) => person.phone === phone);
    return this.members.find(({ person }) => person.user === address.recipient);
  }

  value(rest: Partial<Value>): Value {
    const metadata = {
      display_phone_number: this.shownNumber.replace(/\D/g, ''),
      phone_number_id: this.identity.id,
    };
    return { messaging_product: 'whatsapp', metadata, ...rest };
  }

  /** The next call of this kind fails so. Several are taken in turn. */
  fail(failure: Failure, { what = 'messages', times = 1 }: { what?: What; times?: number } = {}): void {
    for (let i = 0; i < times; i += 1) this.#failures.push({ what, failure });
  }

  failureOf(what: What): Failure | undefined {
    const at = this.#failures.findIndex((one) => one.what === what);
    return at < 0 ? undefined : this.#failures.splice(at, 1)[0]?.failure;
  }

  madeWith(what: What): readonly Made[] {
    return this.made.filter((one) => one.what === what);
  }

  /** Whether a message may go to this member by the limits of pace; counts it when it may. */
  paced(member: Member | undefined): 'ok' | 'pair' | 'all' {
    const now = this.now();
    const isSoon = (key: Member | 'all', least = 0): boolean =>
      now - (this.#sentAt.get(key) ?? -Infinity) < least;
    if (isSoon('all', this.limits.all)) return 'all';
    if (member && isSoon(member, this.limits.pair)) return 'pair';
    this.#sentAt.set('all', now);
    if (member) this.#sentAt.set(member, now);
    return 'ok';
  }

  /** Tells what became of a message of the business. */
  report(
    id: string,
    to: { readonly fields: object; readonly parcel?: unknown },
    refusal?: GraphRefusal,
  ): void {
    const timestamp = String(Math.floor(this.now() / 1000));
    const own = to.parcel === undefined ? {} : { biz_opaque_callback_data: to.parcel };
    for (const status of refusal ? ['failed'] : this.statuses) {
      const errors = refusal ? { errors: [refusal.later] } : {};
      const pricing = refusal
        ? {}
        : { pricing: { billable: false, pricing_model: 'PMP', category: 'service' } };
      const one = { id, status, timestamp, ...to.fields, ...pricing, ...own, ...errors };
      this.hooks.say(this.value({ statuses: [one] }));
    }
  }
}

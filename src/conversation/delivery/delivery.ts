import { sendFaults, type SendFaultCode, type Sent } from '../../channel/faults.ts';
import type { Parcel } from '../../channel/parcel.ts';
import type { PushedChannel } from '../../channel/port.ts';
import { day, minute, second } from '../../kernel/clock.ts';
import { isFault, nameOfError } from '../../kernel/errors.ts';
import { Rounds } from '../../kernel/pace/rounds.ts';
import { keepHeld, lease, putOffAddress, setBlocked, type Leased } from '../../records/sending/addresses.ts';
import { handOut, noteProgress, settle, type HandedOut, type Settled } from '../../records/sending/outbox.ts';
import type { Account } from './account.ts';
import { Holding, holdFor } from '../holding.ts';
import { Silence } from './silence.ts';
import type { Ground } from '../context.ts';
import { bodyOf } from '../turn/entry-body.ts';
import { parcelsOf, type Outbound } from './parcels.ts';

/** So long what became of an attempt is kept in mind while the database is away. */
const rememberFor = 2 * minute;
const idle = second;
/** After so many attempts in a row whose outcome nobody knows, a person must look. */
const mostDoubts = 5;
const oldest = day;
/** Where the provider tells what became of a message, its word is waited for before anything is sent again: as long as people wait gladly. */
const waitForWord = 2 * second;

/** What delivery tells of what it could not do. */
export interface DeliveryAlarms {
  /** An entry will not arrive by itself: a person must see it. */
  undelivered(conversation: string, seq: number, fault: SendFaultCode): void;
}

/** What is made only when a message is handed out: the address of a one-time form or of the page of a review, the bytes of a file. */
export interface MadeLate {
  form(conversation: number, prompt: string): Promise<string>;
  review(conversation: number, prompt: string): Promise<string>;
  file(held: Leased, id: string): Promise<Uint8Array | undefined>;
}

/** On what the delivery works: one account for each channel of each association. */
export interface Dispatch {
  readonly ground: Ground;
  readonly accounts: readonly Account[];
  readonly made: MadeLate;
  readonly alarms: DeliveryAlarms;
}

/** Our own name of the parcel at which an entry stands. */
const parcelName = ({ id, part }: HandedOut): string => `${id}.${part}`;

/** The provider's names of what was sent, by which it is taken away again where the provider lets us. */
const namesOf = ({ external, also = [] }: Sent & { ok: true }, { capabilities }: PushedChannel) => ({
  ...(external !== undefined && { external }),
  ...(external !== undefined && capabilities.removes !== undefined && { names: [...also, external] }),
});

/** An entry on its way to one member. */
interface Errand {
  readonly account: Account;
  readonly held: Leased;
  readonly entry: HandedOut;
}

/**
 * Sends what stands in the outbox: in order within a conversation, conversations side by side. Before each attempt it is written down that
 * there is one, so that a crash in the middle is known as an unknown outcome and never as a message that was not sent.
 */
export class Delivery {
  private stopped = false;
  private readonly running = new Set<Promise<void>>();
  private readonly rounds: Rounds | undefined;
  private readonly holding: Holding<Leased> | undefined;
  /** From when on the providers' words were heard here. */
  private readonly hearsFrom: number;
  private readonly silence: Silence;

  private readonly ground: Ground;
  private readonly accounts: readonly Account[];
  private readonly made: MadeLate;
  private readonly alarms: DeliveryAlarms;

  constructor({ ground, accounts, made, alarms }: Dispatch) {
    this.ground = ground;
    this.accounts = accounts;
    this.made = made;
    this.alarms = alarms;
    this.hearsFrom = ground.clock.now();
    this.silence = new Silence(ground);
    if (accounts.length === 0) return;
    this.holding = new Holding({
      clock: ground.clock,
      keep: (held, until) => keepHeld(ground.database, held, until),
      failed: (error) =>
        ground.log.warn('what is being sent could not be held', { error: nameOfError(error) }),
    });
    this.rounds = new Rounds({
      round: () => this.round(),
      pause: idle,
      failed: (error) => ground.log.warn('the outbox could not be read', { error: nameOfError(error) }),
    });
  }

  /** A provider took a message and could not deliver it after all. */
  failedLater(conversation: string, seq: number, fault: SendFaultCode): void {
    this.alarms.undelivered(conversation, seq, fault);
  }

  /** Something may be due now. */
  hint(): void {
    this.rounds?.hint();
  }

  /** Whether what is due stays where it is. */
  isSilent(): Promise<boolean> {
    return this.silence.now(this.accounts);
  }

  /** Takes up what is due, as far as each account has room; answers how long to wait for the next round. */
  private async round(): Promise<number> {
    let found = 0;
    await this.holding?.surely();
    for (const account of this.accounts) {
      const room = account.room(this.ground.clock.now());
      if (room === 0) continue;
      const now = this.ground.clock.now();
      const held = await lease(this.ground.database, account.name, {
        now,
        until: now + holdFor,
        most: room,
      });
      found += held.length;
      for (const one of held) this.begin(account, one);
    }
    this.silence.wentRound();
    if (found > 0) return 0;
    const now = this.ground.clock.now();
    const rest = this.accounts.map((account) => account.restOf(now)).filter((wait) => wait > 0);
    return Math.min(idle, ...rest);
  }

  private begin(account: Account, held: Leased): void {
    const outlet = account.outletTo(held.address);
    account.busy += 1;
    outlet.busy += 1;
    const converse = (): Promise<void> => this.converse(account, held);
    const work = (this.holding?.during(held, converse) ?? converse())
      .catch((error: unknown) => {
        this.ground.log.warn('a delivery will come again', {
          conversation: held.publicId,
          error: nameOfError(error),
        });
      })
      .finally(() => {
        account.busy -= 1;
        outlet.busy -= 1;
        this.running.delete(work);
        this.hint();
      });
    this.running.add(work);
  }

  /** Sends what is due to one member, one parcel after another, until nothing is or something must wait. */
  private async converse(account: Account, held: Leased): Promise<void> {
    const { clock, database } = this.ground;
    const outlet = account.outletTo(held.address);
    if (outlet.full) return putOffAddress(database, held, clock.now() + second / 4);
    for (;;) {
      const now = clock.now();
      if (this.stopped) return putOffAddress(database, held, now);
      const rest = outlet.restOf(now);
      if (rest > 0) return putOffAddress(database, held, now + rest);
      const may = await account.allows(held.publicId);
      if (may === 'member') return putOffAddress(database, held, now + second / 2);
      if (may === 'busy') {
        await new Promise((done) => setTimeout(done, 60));
        continue;
      }
      const entry = await handOut(database, held, { now, until: now + holdFor });
      if (!entry) return;
      const settled = await this.attempt({ account, held, entry });
      // Somebody else knew first what became of it, or has the lease by now: the next hand-out tells which.
      if (!(await this.settled({ account, held, entry }, settled))) {
        await this.heardLate({ account, held, entry }, settled);
        continue;
      }
      if (settled.fault === 'blocked') await setBlocked(database, held.publicId, now);
      if (settled.state === 'dead' || settled.state === 'unknown')
        this.alarms.undelivered(held.publicId, entry.seq, settled.fault ?? 'unknownOutcome');
    }
  }

  /** The answer to an attempt that counts no more: as good a word of the provider as any other. */
  private async heardLate({ account, entry }: Errand, { sent }: Settled): Promise<void> {
    if (sent?.external === undefined) return;
    const named = { account: account.name, external: sent.external, parcel: parcelName(entry) };
    await noteProgress(this.ground.database, named, 'sent');
  }

  /** What became of an attempt is known: it is written down as soon as the database takes it, while the lease lasts. */
  private async settled({ account, held, entry }: Errand, outcome: Settled): Promise<boolean> {
    const { clock, database } = this.ground;
    const until = clock.now() + rememberFor;
    for (;;) {
      try {
        return await settle(database, { account: account.name, held, id: entry.id }, outcome);
      } catch (error) {
        if (!isFault(error, 'databaseDown') || this.stopped || clock.now() >= until) throw error;
        await new Promise((done) => setTimeout(done, second));
      }
    }
  }

  private async attempt({ account, held, entry }: Errand): Promise<Settled> {
    const { doubts, part } = entry;
    const now = this.ground.clock.now();
    const base = { part, doubts, fault: null, next: now };
    const dead = (fault: SendFaultCode): Settled => ({ ...base, state: 'dead', fault });
    if (entry.doubtful) return this.doubted(account, entry);
    const house = this.ground.houses.get(held.association);
    if (!house) return dead('notAllowed');
    if (held.blocked) return dead('blocked');
    const outbound: Outbound = {
      house,
      signed: entry.seq <= held.signedSeq,
      file: (id) => this.made.file(held, id),
      form: (prompt) => this.made.form(held.id, prompt),
      review: (prompt) => this.made.review(held.id, prompt),
    };
    const drafts = parcelsOf(bodyOf(entry), outbound, account.channel.capabilities);
    const draft = drafts[part];
    if (!draft) return { ...base, state: 'sent' };
    const sent = await this.send({ account, held, entry }, await draft(outbound));
    if (!sent.ok) return this.failed({ account, held, entry }, sent);
    account.outletTo(held.address).succeeded(held.publicId);
    return {
      ...base,
      part: part + 1,
      state: part + 1 < drafts.length ? 'waiting' : 'sent',
      sent: { part, ...namesOf(sent, account.channel) },
    };
  }

  private async send({ account, held, entry }: Errand, parcel: Parcel): Promise<Sent> {
    const { address, heardAt, association } = held;
    const { channel } = account;
    const sent = await channel
      .send(parcel, { address, id: parcelName(entry), heardAt })
      .catch((error: unknown): Sent => {
        this.ground.log.error('a channel threw', { account: account.name, error: nameOfError(error) });
        return { ok: false, fault: 'unknownOutcome' };
      });
    const fault = sent.ok ? undefined : sent.fault;
    this.ground.gauges.sent({ association, channel: channel.name, fault });
    return sent;
  }

  private failed({ account, held, entry }: Errand, { fault, again, alone }: Sent & { ok: false }): Settled {
    const now = this.ground.clock.now();
    const base = { part: entry.part, doubts: entry.doubts, fault };
    if (sendFaults[fault].alarming)
      this.ground.log.error('a message was refused', { account: account.name, fault });
    if (fault === 'unknownOutcome') {
      const settled = this.doubted(account, entry);
      const wait = account.failed(held.address, held.publicId, now);
      return { ...settled, next: Math.max(settled.next, now + wait) };
    }
    if (!sendFaults[fault].retryable) return { ...base, state: 'dead', next: now };
    const tooOld = now - entry.madeAt > oldest;
    if (fault === 'throttled') {
      const wait = again ?? second;
      if (!alone) account.throttled(held.address, now, wait);
      return { ...base, state: tooOld ? 'dead' : 'waiting', next: now + wait };
    }
    const wait = account.failed(held.address, held.publicId, now);
    return { ...base, state: tooOld ? 'dead' : 'waiting', next: now + Math.max(wait, again ?? 0) };
  }

  /** Nobody knows whether it was sent. What must not be repeated waits for a person, or for the provider's word. */
  private doubted({ channel }: Account, { part, doubts, repeats, doubtful }: HandedOut): Settled {
    const now = this.ground.clock.now();
    // An attempt that broke off is some time ago by now: the word of it is waited for as long as it could be heard.
    const wordBy = (doubtful ? this.hearsFrom : now) + waitForWord;
    const base = { part, doubts: doubts + 1, fault: 'unknownOutcome' as const };
    if (!repeats || doubts >= mostDoubts) return { ...base, state: 'unknown', next: now };
    return { ...base, state: 'waiting', next: channel.reports ? Math.max(now, wordBy) : now };
  }

  /** Lets what is under way end; nothing new begins. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.rounds?.stop();
    await Promise.all(this.running);
    await this.holding?.stop();
  }
}

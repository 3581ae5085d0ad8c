import type { Coordination } from '../coordination/port.ts';
import { second } from '../kernel/clock.ts';
import { nameOfError } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { Rounds } from '../kernel/pace/rounds.ts';
import type { Database } from '../records/base/database.ts';
import { factsInForce, type FactRow } from '../records/facts/facts.ts';
import { taughtInForce, type TaughtRow } from '../records/unanswered/verdicts.ts';
import type { House } from '../voice/house.ts';
import { hasMoved, inForce, type InForce } from './in-force.ts';

const topic = 'facts';
/** A change that nobody hinted at is in force after so long, at the latest. */
const often = 2 * second;

interface On {
  readonly database: Database;
  readonly coordination: Coordination;
  readonly log: Log;
}

/**
 * The associations as they are now: their files, with what their desks have changed. `houses` is looked at by every turn anew, so that a change is in force
 * between two turns, on every node, without a restart.
 */
export class LiveHouses {
  readonly houses: ReadonlyMap<string, House>;
  private readonly now: Map<string, House>;
  private readonly rows = new Map<string, readonly FactRow[]>();
  private readonly taught = new Map<string, readonly TaughtRow[]>();
  private readonly asides = new Map<string, Pick<InForce, 'aside' | 'untaught'>>();
  private begun = false;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    /** The associations as their files have them. */
    readonly origins: ReadonlyMap<string, House>,
    private readonly on: On,
  ) {
    this.now = new Map(origins);
    this.houses = this.now;
  }

  /** Takes what stands in the records now; resolves when it is in force in this process. */
  refresh(): Promise<void> {
    const next = this.reading.catch(() => undefined).then(() => this.read());
    this.reading = next;
    return next;
  }

  /** Takes it, and lets every other node take it. */
  async changed(): Promise<void> {
    this.on.coordination.publish(topic, '');
    await this.refresh();
  }

  /** Takes what other nodes change, as long as it runs. */
  follow(): Rounds {
    const rounds = new Rounds({
      round: () => this.refresh(),
      first: often,
      pause: often,
      failed: (error) =>
        this.on.log.warn('changes of facts could not be read', { error: nameOfError(error) }),
    });
    this.on.coordination.subscribe(topic, () => rounds.hint());
    return rounds;
  }

  /** Why a change of a fact is left aside; undefined where it is in force. */
  aside(association: string, kind: string): string | undefined {
    return this.asides.get(association)?.aside.get(kind);
  }

  /** Why phrasings did not join their answer, by what was decided of them; undefined where they did. */
  untaught(association: string, verdict: number): string | undefined {
    return this.asides.get(association)?.untaught.get(verdict);
  }

  /** The phrasings that joined answers of an association. */
  async taughtOf(association: string): Promise<readonly TaughtRow[]> {
    await this.refresh();
    return this.taught.get(association) ?? [];
  }

  /** The last change of each fact of an association, by its kind. */
  async lastOf(association: string): Promise<ReadonlyMap<string, FactRow>> {
    await this.refresh();
    return new Map((this.rows.get(association) ?? []).map((row) => [row.kind, row]));
  }

  /** Tells of changes that the files cannot take any more, and of files that were changed beside the desk. */
  warn(): void {
    for (const [association, rows] of this.rows)
      for (const row of rows) {
        const origin = this.origins.get(association);
        const aside = this.aside(association, row.kind);
        if (aside !== undefined)
          this.on.log.error('a fact that was changed at the desk is left aside: the pack cannot take it', {
            association,
            fact: row.kind,
            problem: aside,
          });
        else if (origin && hasMoved(origin, row))
          this.on.log.warn('the pack file of a fact was changed; what was said at the desk stays in force', {
            association,
            fact: row.kind,
          });
      }
  }

  private async read(): Promise<void> {
    const [all, learned] = [await factsInForce(this.on.database), await taughtInForce(this.on.database)];
    const { begun } = this;
    this.begun = true;
    for (const [association, origin] of this.origins) {
      const rows = all.filter((row) => row.association === association);
      const taught = learned.filter((row) => row.association === association);
      const isSame =
        isSameChange(rows, this.rows.get(association) ?? []) &&
        isSameChange(taught, this.taught.get(association) ?? []);
      if (isSame) continue;
      const before = this.now.get(association) ?? origin;
      const { house, ...asides } = inForce(origin, { rows, taught }, before.knowledge);
      if (begun && house.knowledge !== before.knowledge) await house.knowledge.learnInSlices();
      this.rows.set(association, rows);
      this.taught.set(association, taught);
      this.asides.set(association, asides);
      this.now.set(association, house);
    }
  }
}

const isSameChange = (
  rows: readonly { readonly id: number }[],
  before: readonly { readonly id: number }[],
): boolean => rows.length === before.length && rows.every(({ id }, i) => id === before[i]?.id);

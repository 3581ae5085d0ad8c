import type { Fact, FactBack, FactDraft, FactPreview, Facts, FactWish } from '../../contract/kept/facts.ts';
import type { Ground } from '../../conversation/context.ts';
import { hasMoved, withFact } from '../../facts/in-force.ts';
import type { FactKind } from '../../facts/kind.ts';
import { factKind, factKinds } from '../../facts/kinds/index.ts';
import { isSame, valueIn } from '../../facts/parts.ts';
import { Fault } from '../../kernel/errors.ts';
import { factChange, factChanges, putFact, type FactRow } from '../../records/facts/facts.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { Desk } from '../desk.ts';
import type { House } from '../../voice/house.ts';
import type { Lang } from '../../wording/wording.ts';

const mostChanges = 50;

type Change = Pick<FactRow, 'follows' | 'value' | 'takesBack'>;

function mustKnow(name: string): FactKind {
  const kind = factKind(name);
  if (!kind) throw new Fault('notFound', 'There is no such fact.');
  return kind;
}

/** What an association keeps at its desk in the place of what its pack file says: everyday facts. */
export class FactsKept {
  private readonly ground: Ground;

  constructor(private readonly desk: Desk) {
    this.ground = desk.ground;
  }

  /** The house as it is now, and as its files have it. */
  private houses(association: string): { readonly now: House; readonly origin: House } {
    const { houses, live } = this.ground;
    const [now, origin] = [houses.get(association), live.origins.get(association)];
    if (!now || !origin) throw new Fault('notFound', 'This association is not served here any more.');
    return { now, origin };
  }

  /** Every fact with what members read of it, and who changed what when. */
  async all({ association }: Staff, lang: Lang): Promise<Facts> {
    const changes = await factChanges(this.ground.database, association, mostChanges);
    const last = await this.ground.live.lastOf(association);
    return {
      items: factKinds.map((kind) => this.shown(association, kind, { lang, row: last.get(kind.name) })),
      changes: changes.map(({ id, kind, at, by, takesBack, value }) => ({
        id,
        kind,
        at,
        by,
        back: takesBack,
        toFile: value === null,
      })),
    };
  }

  private shown(
    association: string,
    kind: FactKind,
    { lang, row }: { readonly lang: Lang; readonly row: FactRow | undefined },
  ): Fact {
    const { now: house, origin } = this.houses(association);
    const now = this.ground.clock.now();
    const { pack } = house.association;
    const [value, file] = [valueIn(kind, pack), valueIn(kind, origin.association.pack)];
    const aside = this.ground.live.aside(association, kind.name);
    const proposed = kind.proposes?.(pack, now);
    const ends = kind.ends?.(pack, now);
    return {
      kind: kind.name,
      parts: Object.entries(kind.parts).map(([name, { form, mayLack }]) => ({ name, form, mayLack })),
      value,
      last: row?.id ?? 0,
      ...(!isSame(value, file) && { file }),
      fileMoved: row !== undefined && hasMoved(origin, row),
      ...(aside !== undefined && { aside }),
      reads: [...kind.reads({ house, lang, now })],
      ...(proposed && { proposed }),
      ...(ends !== undefined && { ends }),
    };
  }

  /** What members would read of a value, or why the pack cannot take it. Changes nothing. */
  preview(
    { association }: Staff,
    name: string,
    { value, lang }: FactDraft & { readonly lang: Lang },
  ): FactPreview {
    const kind = mustKnow(name);
    const { now: house, origin } = this.houses(association);
    const tried = withFact(house, kind, value ?? valueIn(kind, origin.association.pack));
    return 'fault' in tried
      ? { reads: [], fault: tried.fault }
      : { reads: [...kind.reads({ house: tried.house, lang, now: this.ground.clock.now() })] };
  }

  /** Puts another value in force on every node. Throws Fault wrongRequest with the sentence of the pack's check, and conflict when somebody was faster. */
  async change(by: Staff, name: string, { follows, value }: FactWish): Promise<void> {
    await this.keep(by, mustKnow(name), { follows, value, takesBack: false });
  }

  /** Puts in force what was before the last change. Throws as `change` does. */
  async takeBack(by: Staff, name: string, { follows }: FactBack): Promise<void> {
    const kind = mustKnow(name);
    const { database } = this.ground;
    const undone = await factChange(database, by.association, follows);
    if (undone?.kind !== kind.name) throw new Fault('notFound', 'There is no such change.');
    const before = await factChange(database, by.association, undone.follows);
    await this.keep(by, kind, { follows, value: before?.value ?? null, takesBack: true });
  }

  private async keep(by: Staff, kind: FactKind, { follows, value, takesBack }: Change): Promise<void> {
    const { now: house, origin } = this.houses(by.association);
    const over = valueIn(kind, origin.association.pack);
    const tried = withFact(house, kind, value ?? over);
    if ('fault' in tried) throw new Fault('wrongRequest', tried.fault);
    const { database, clock, live, log } = this.ground;
    const kept = value === null ? null : valueIn(kind, tried.house.association.pack);
    const id = await putFact(database, {
      kind: kind.name,
      follows,
      value: kept,
      over,
      takesBack,
      by,
      now: clock.now(),
    });
    if (id === undefined) throw await this.overtaken(by, kind);
    log.info('a fact was changed', {
      association: by.association,
      fact: kind.name,
      change: id,
      by: by.id,
      back: takesBack,
    });
    await live.changed();
    this.desk.announce(by.association, 'facts');
  }

  /** What whoever changes a fact is told when another change stands there already. */
  private async overtaken({ association }: Staff, { name }: FactKind): Promise<Fault> {
    const changes = await factChanges(this.ground.database, association, mostChanges);
    const faster = changes.find(({ kind }) => kind === name);
    return new Fault('conflict', 'This fact was changed meanwhile: reload the page.', {
      ...(faster && { details: { by: { name: faster.by } } }),
    });
  }
}

import type { InboxItem } from '../../contract/desk.ts';
import { Bounded } from '../../kernel/bounded.ts';
import type { Database } from '../../records/base/database.ts';
import { lastEntries, type Listed } from '../../records/desk/conversation-list.ts';
import { whereaboutsOf } from '../../records/desk/who.ts';
import { viewOf, type View } from './sight.ts';
import { previewOf } from './thread.ts';
import { whoIn } from './who.ts';

export type Preview = Pick<InboxItem, 'lastText' | 'lastAt' | 'lastFrom' | 'who'>;

const mostKept = 20_000;
/** So many entries are read of a conversation whose last entries show nothing: a rating, its comment, a greeting and their answers hide. */
const further = 12;
/** And so many of one whose last entries may not be seen at all: the answers of a case. */
const furthest = 400;
const nothing: Preview = { lastText: '', lastAt: 0, lastFrom: 'bot' };

/** The last line of conversations that those who see the same may see, and who their members are to them. An entry never changes, so that each is opened once, however many people look. */
export class Previews {
  private readonly kept = new Bounded<string, { readonly seq: number; readonly preview: Preview }>(mostKept);

  constructor(private readonly database: Database) {}

  /** Opens what is new among these, so that `of` knows them all. */
  async prepare(view: View, listed: readonly Listed[]): Promise<void> {
    const fresh = listed.filter(({ publicId, lastSeq }) => {
      const kept = this.kept.get(publicId);
      if (lastSeq !== null && kept?.seq !== lastSeq) return true;
      // Those that are known already become the newest, so that what is added does not drop them.
      if (kept) this.kept.set(publicId, kept);
      return false;
    });
    if (fresh.length === 0) return;
    const silent = await this.take(view, fresh, 2);
    const hidden = silent.length > 0 ? await this.take(view, silent, further) : [];
    const bare = hidden.filter((one) => this.of(one).lastAt === 0);
    if (bare.length > 0) await this.take(view, bare, furthest);
    await this.name(view, fresh);
  }

  /** Learns who the members are. */
  private async name(view: View, wanted: readonly Listed[]): Promise<void> {
    const found = await whereaboutsOf(this.database, wanted);
    for (const one of wanted) {
      const stored = found.get(one.publicId);
      const who = stored && whoIn(viewOf(view, one), stored);
      if (!who || Object.keys(who).length === 0) continue;
      this.kept.set(one.publicId, { seq: one.lastSeq ?? 0, preview: { ...this.of(one), who } });
    }
  }

  /** Answers those whose last entries show no word of a person. */
  private async take(view: View, wanted: readonly Listed[], most: number): Promise<Listed[]> {
    const found = await lastEntries(this.database, wanted, most);
    const silent: Listed[] = [];
    for (const one of wanted) {
      const entries = found.get(one.publicId) ?? [];
      const preview = previewOf(viewOf(view, one), entries, entries.length < most);
      if (!preview || preview.lastFrom === 'bot') silent.push(one);
      this.kept.set(one.publicId, {
        seq: one.lastSeq ?? 0,
        preview: preview ?? nothing,
      });
    }
    return silent;
  }

  of({ publicId }: Pick<Listed, 'publicId'>): Preview {
    return this.kept.get(publicId)?.preview ?? nothing;
  }
}

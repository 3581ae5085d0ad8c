import { Bounded } from '../../kernel/bounded.ts';
import type { DeskLine } from '../../contract/desk.ts';
import type { Conversation } from '../../records/turns/conversations.ts';
import type { Staff } from '../../records/desk/staff.ts';

const mostKept = 2000;

type Of = Pick<Conversation, 'publicId' | 'alerted'>;

/**
 * Which lines those of a role see of a conversation, by their own numbers: lines are added and never change, so that the nth stays the nth, and whoever answers to
 * what was shown need not have the whole thread read again.
 */
export class Places {
  private readonly kept = new Bounded<string, readonly number[]>(mostKept);

  private nameOf({ role }: Pick<Staff, 'role'>, { publicId, alerted }: Of): string {
    return `${publicId} ${role}${alerted ? ' alerted' : ''}`;
  }

  keep(staff: Pick<Staff, 'role'>, conversation: Of, lines: readonly DeskLine[]): void {
    this.kept.set(
      this.nameOf(staff, conversation),
      lines.map(({ seq }) => seq),
    );
  }

  /** The nth line's own number; undefined where nobody was shown so many. */
  nth(staff: Pick<Staff, 'role'>, conversation: Of, n: number): number | undefined {
    return this.kept.get(this.nameOf(staff, conversation))?.[n - 1];
  }
}

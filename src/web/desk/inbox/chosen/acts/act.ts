import type { Capability, InboxItem } from '../../../../../contract/desk.ts';
import type { IconName } from '../../../parts/icon.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What is done to each of the conversations that somebody has chosen; its words are lines of `desk.chosen.act` under its name. */
export interface ChosenAct {
  readonly name: string;
  readonly icon: IconName;
  /** What whoever does it must be able to do. */
  readonly needs: Capability;
  /** Whether it can be done to a conversation as its row shows it; `me` is who looks. */
  readonly fits: (item: InboxItem, me: number) => boolean;
  /** Between what is chosen, once for all of them; undefined until it is known, no list where there is nothing to choose. */
  readonly useChoices: () => readonly Choice[] | undefined | 'none';
  /** Does it to one, as that stands by now. Throws where it cannot be done. */
  readonly run: (item: InboxItem, to: { readonly choice: string; readonly me: number }) => Promise<unknown>;
}

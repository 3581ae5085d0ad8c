import { once } from '../../../kernel/once.ts';
import { learnTexts } from '../../../knowledge/classifier.ts';
import type { Learner } from '../../../knowledge/trained.ts';
import { cuesOf, foldedOf } from './cues.ts';
import { placesOf } from './rows.ts';
import type { SaidByIntent } from './said.ts';

/** How a message that nothing else is known of is told to ask after the own request. */
export interface OwnRequest {
  /** Whether it most likely asks how the own request stands, in words that no row has («الناس استلمت وانا لسه»). */
  isLikely(text: string): boolean;
  /** Topics of answers that say something of the own request, which is better looked up itself. */
  readonly topics: ReadonlySet<string>;
  /** Learns now what is learned with the first such message. */
  learn(): void;
}

/** Learns what it is learned by: how words are compared, and what is asked besides, by topic. */
export interface Teaching extends Learner {
  readonly topics: Readonly<Record<string, readonly string[]>>;
}

/** The margin above which a message is one; with hardly any known word it is about nothing. */
const surely = 0.1;
const longestText = 300;

/** What asks after the own request, told from everything else that members say and ask. One model for the product. */
export function ownRequestOf(all: SaidByIntent, { topics: asked, ...learner }: Teaching): OwnRequest {
  const status = all.get('status');
  const topics: ReadonlySet<string> = new Set(status?.topics);
  const unlikely = once(() => cuesOf(status?.unlikely ?? [], placesOf(status?.groups ?? {})));
  const learned = once(() => {
    const said = [...all.values()].flatMap((intent) =>
      Object.values(intent.phrasings)
        .flat()
        .map((text) => ({ label: intent === status ? 'own' : 'other', text })),
    );
    const besides = Object.entries(asked).flatMap(([topic, texts]) =>
      topics.has(topic) ? [] : texts.map((text) => ({ label: 'other', text })),
    );
    return learnTexts([...said, ...besides], learner);
  });
  return {
    topics,
    isLikely(text) {
      if (text.length > longestText || unlikely().isIn(foldedOf(text))) return false;
      const [first] = learned().rank(text);
      return first?.label === 'own' && first.score > surely;
    },
    learn() {
      learned();
      unlikely();
    },
  };
}

/** Answers a question of a kind at the worker to which a key belongs. */
export type Shared<Q, A> = (key: string, question: Q) => Promise<A>;

/**
 * The workers of one machine, as each of them sees the others. A key (a conversation, a limit) belongs to one of them while all are well, so that
 * it is known and counted at one place; nothing that has to be true rests on that.
 */
export interface Beside {
  /**
   * Work of a kind that belongs where its key does. What is returned has it done there, and does it here where that is this worker, or where
   * nobody answers there: it may be done twice then. A Fault of the other worker is thrown here.
   */
  shared<Q, A>(kind: string, here: (question: Q) => Promise<A>): Shared<Q, A>;
  /** News of a kind for all the others: `heard` is called at each with what the function that is returned was given, soon, perhaps not at all. */
  news<N>(kind: string, heard: (news: N) => void): (news: N) => void;
  close(): Promise<void>;
}

/** A worker alone: everything belongs to it, and there is nobody to be told. */
export const alone: Beside = {
  shared: (_, here) => (_key, question) => here(question),
  news: () => () => undefined,
  close: () => Promise.resolve(),
};

/**
 * What nodes tell one another and may lose: hints of news, shared limits. Nothing that has to be true rests on it; when its server is
 * away, news comes another way or later (by polling), and limits hold for each node alone.
 */
export interface Coordination {
  /** Tells every node that listens, this one too, soon; perhaps not at all. Resolves at once and throws nothing. */
  publish(topic: string, message: string): void;
  /** Calls the listener for each message of a topic from now on, until the function that is returned is called. */
  subscribe(topic: string, listener: (message: string) => void): () => void;
  /**
   * Whether one more of these is allowed: at most `most` within `window` milliseconds, counted from the first. The first word of the key
   * names the door at which it is counted, the rest whoever tries; what happens at one door pushes nothing out at another. Keys leave this
   * process as keyed hashes alone. A key is made of what exists: what anybody can invent is no key.
   */
  allow(key: string, most: number, window: number): Promise<boolean>;
  /** Whether the server behind it answers at present. */
  readonly healthy: boolean;
  close(): Promise<void>;
}

/** The door that a limit belongs to: the first word of its key. */
export function doorOf(key: string): string {
  const end = key.indexOf(' ');
  return end < 0 ? '' : key.slice(0, end);
}

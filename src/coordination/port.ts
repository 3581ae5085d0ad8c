/**
 * What nodes tell one another and may lose: hints of news, shared limits. Nothing that has to be true rests on it; when its server is
 * away, news comes later (by polling) and limits hold for each node alone.
 */
export interface Coordination {
  /** Tells every node that listens, this one too, soon; perhaps not at all. Resolves at once and throws nothing. */
  publish(topic: string, message: string): void;
  /** Calls the listener for each message of a topic from now on, until the function that is returned is called. */
  subscribe(topic: string, listener: (message: string) => void): () => void;
  /** Whether one more of these is allowed: at most `most` within `window` milliseconds, counted from the first. */
  allow(key: string, most: number, window: number): Promise<boolean>;
  /** Whether the server behind it answers at present. */
  readonly healthy: boolean;
  close(): Promise<void>;
}

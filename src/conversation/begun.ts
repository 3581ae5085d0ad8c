/** A conversation in a browser: its name, and the value (of which generation) by which it is taken up again. */
export interface Begun {
  readonly publicId: string;
  readonly resume: string;
  readonly generation: number;
}

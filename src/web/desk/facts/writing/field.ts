/** A value that is being written: its name for people and for tests, and what is done with another. */
export interface FieldProps {
  readonly label: string;
  readonly testid: string;
  readonly value: unknown;
  readonly mayLack: boolean;
  readonly write: (value: unknown) => void;
}

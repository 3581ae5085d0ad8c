import { fold } from '../../arabic/fold.ts';

/** A colleague as they can be named. */
interface Named {
  readonly id: number;
  readonly name: string;
}

/** Which of these a note names behind an @: by their whole name, or by their first where it is one person's alone. */
export function mentionedIn(text: string, colleagues: readonly Named[]): readonly number[] {
  const said = [...text.matchAll(/(?<!\S)@\s?([^\s@][^@\n]{0,60})/gu)].map(
    ([, after = '']) => `${fold(after)} `,
  );
  const firstOf = ({ name }: Named): string => fold(name).split(' ', 1)[0] ?? '';
  const isAlone = (one: Named): boolean =>
    colleagues.filter((other) => firstOf(other) === firstOf(one)).length === 1;
  const begins = (name: string): boolean => name !== '' && said.some((one) => one.startsWith(`${name} `));
  return colleagues
    .filter((one) => begins(fold(one.name)) || (isAlone(one) && begins(firstOf(one))))
    .map(({ id }) => id);
}

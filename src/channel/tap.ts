interface Tapped {
  readonly prompt: string;
  readonly choice: string;
}

/**
 * What the button of a choice carries: `t|<prompt>|<choice>`. Where that does not fit, and where a choice itself begins with `~`, its
 * place among the choices instead, counted from 0: `t|<prompt>|~2`. Whoever knows the question finds the choice again.
 */
export function tapData(
  { prompt, choice, place }: Tapped & { readonly place: number },
  fits: (data: string) => boolean,
): string {
  const data = `t|${prompt}|${choice}`;
  return !fits(data) || choice.startsWith('~') ? `t|${prompt}|~${place}` : data;
}

/** What `tapData` wrote; undefined for the button of somebody else. */
export function tapIn(data: string): Tapped | undefined {
  const [, prompt, choice] = /^t\|([^|]+)\|(.+)$/su.exec(data) ?? [];
  return prompt !== undefined && choice !== undefined ? { prompt, choice } : undefined;
}

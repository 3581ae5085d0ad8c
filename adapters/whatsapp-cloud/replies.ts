/** WhatsApp's limits for what a button and a row of a list carry, in characters. */
const most = { buttons: 256, list: 200 } as const;

/**
 * What the button or row of a choice carries: `t|<prompt>|<choice>`. Where that is too long, and where a choice itself begins with `~`,
 * its place among the choices instead, counted from 0: `t|<prompt>|~2`. Whoever knows the question finds the choice again.
 */
export function idOf(
  as: 'buttons' | 'list',
  { prompt, choice, place }: { readonly prompt: string; readonly choice: string; readonly place: number },
): string {
  const id = `t|${prompt}|${choice}`;
  return id.length > most[as] || choice.startsWith('~') ? `t|${prompt}|~${place}` : id;
}

/** What `idOf` wrote; undefined for what somebody else did. */
export function tapIn(id: string): { readonly prompt: string; readonly choice: string } | undefined {
  const [, prompt, choice] = /^t\|([^|]+)\|(.+)$/su.exec(id) ?? [];
  return prompt !== undefined && choice !== undefined ? { prompt, choice } : undefined;
}

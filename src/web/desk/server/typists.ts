type Act = (conversation: string | undefined) => void;
const acts = new Set<Act>();

/** Called each time that a member is told to type, with their conversation; nothing is fetched for it. */
export function onTyping(act: Act): () => void {
  acts.add(act);
  return () => acts.delete(act);
}

export function typed(conversation: string | undefined): void {
  for (const act of acts) act(conversation);
}

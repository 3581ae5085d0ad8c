/** Answers in the one-time form that a text leads to, as a browser without scripts does. */
export async function answerForm(texts: readonly string[], answer: string): Promise<Response> {
  const link = texts.flatMap((text) => /https?:\/\/\S+\/form\/[\w-]+/.exec(text) ?? []).at(-1);
  if (link === undefined) throw new Error('there is no link to a form');
  const page = await fetch(link);
  if (!page.ok || !(await page.text()).includes('name="answer"')) throw new Error('the form does not open');
  return fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) });
}

/** Papers of Word and Excel, without macros: what people at the desk send besides pictures and PDF files. */
const papers = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Ending = keyof typeof papers;
const endings: readonly Ending[] = ['docx', 'xlsx'];

/** How the names of papers of a media type end; none for what is no paper. */
export const paperEndingsOf = (type: string): readonly string[] =>
  endings.filter((ending) => papers[ending] === type);

/** Whether a name ends as that of a paper. */
export const isNamedPaper = (name: string): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));

/** What a browser offers to choose from besides. */
export const offeredPapers = (): string =>
  endings.flatMap((ending) => [papers[ending], `.${ending}`]).join(',');

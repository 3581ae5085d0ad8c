const folder = process.env['LEARNED_DIR'];

/** Where the models of a run are kept, as an environment: all files of the run, and the servers that they start, share them. */
export const learned: Readonly<Record<string, string>> = folder === undefined ? {} : { LEARNED_DIR: folder };

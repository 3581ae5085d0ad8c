/** Put in by the build (bin/learning-code.mjs). */
declare const learningCode: string | undefined;

/** A name of all code that learns, another after each change of it; undefined where it is run as it was written. */
export const codeOfLearning = (): string | undefined =>
  typeof learningCode === 'string' ? learningCode : undefined;

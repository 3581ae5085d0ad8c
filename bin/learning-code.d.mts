/** A name of the code that learns, as it stands below `root`. */
export function learningCodeOf(root: string): string;

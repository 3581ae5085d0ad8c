/** Labels up to this length stand side by side. */
const shortLabel = 16;
const mostBesideOneAnother = 3;

/** Whether answers stand one under the other: they are many, or one is long. */
export const standBelow = (labels: readonly string[]): boolean =>
  labels.length > mostBesideOneAnother || labels.some((label) => label.length > shortLabel);

/** The direction of a field: that of what stands in it; an empty one follows the page, so that its hint stands right. */
export const dirOf = (text: string): 'auto' | undefined => (text === '' ? undefined : 'auto');

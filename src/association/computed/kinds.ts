/** What can be told of every association from its pack alone, by the topic by which it is asked for. */
export const computedKinds = ['hours', 'holidays', 'services', 'telephone', 'address'] as const;
export type ComputedKind = (typeof computedKinds)[number];

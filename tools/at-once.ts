/** Does something for each of a list, so many at a time. The results stand in the order of the list. */
export async function atOnce<T, R>(
  list: readonly T[],
  width: number,
  act: (one: T, i: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = list.entries();
  const lane = async (): Promise<void> => {
    for (const [i, one] of left) results[i] = await act(one, i);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

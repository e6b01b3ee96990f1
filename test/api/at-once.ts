/** Calls the work for every item, some at a time: the server is to meet different people at once. */
export async function each<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [, item] of queue) await work(item);
    }),
  );
}

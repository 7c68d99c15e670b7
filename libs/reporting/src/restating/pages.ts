/** Cases whose facts are held in memory at a time. */
const PAGE = 500;

/** Reads something of many cases a page at a time, in their order. */
export async function* inPages<Id, Item>(ids: readonly Id[], read: (page: readonly Id[]) => Promise<readonly Item[]>): AsyncGenerator<Item> {
  for (let start = 0; start < ids.length; start += PAGE) yield* await read(ids.slice(start, start + PAGE));
}

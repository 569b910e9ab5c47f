/**
 * How a list is sorted, the way it stands in the address: `sort=member` from first to last,
 * `sort=-member` from last to first, and without `sort` the list's own order. Keys name columns.
 */
export interface ListOrder<Key extends string> {
  readonly by: Key;
  readonly direction: "asc" | "desc";
}

/** Reads an order; whatever names no column is no order. */
export function readListOrder<Key extends string>(
  text: string | undefined,
  keys: readonly Key[],
): ListOrder<Key> | undefined {
  const by = keys.find((key) => text === key || text === `-${key}`);
  return by && { by, direction: text === by ? "asc" : "desc" };
}

/** The order as it stands in the address. */
export const writeListOrder = ({ by, direction }: ListOrder<string>): string =>
  direction === "asc" ? by : `-${by}`;

/**
 * What a column's head says and where it leads: the first click sorts by it, the second turns it
 * around, the third gives back the list's own order.
 *
 * @param hrefOf the list's address with this `sort`, from its first page.
 */
export const sortLinks =
  <Key extends string>(
    current: ListOrder<Key> | undefined,
    hrefOf: (sort: string | undefined) => string,
  ) =>
  (by: Key): { href: string; direction?: "ascending" | "descending" } => {
    if (current?.by !== by) return { href: hrefOf(by) };
    return current.direction === "asc"
      ? { href: hrefOf(writeListOrder({ by, direction: "desc" })), direction: "ascending" }
      : { href: hrefOf(undefined), direction: "descending" };
  };

/** A place in the navigation. `count` is how much waits there. */
export type NavItem = { href: string; label: string; count?: number };

/**
 * Which of the places the reader is at: of those whose path holds the present one and whose query,
 * if any, is part of the present one, the most exact. So `/queue?view=referred` wins over `/queue`
 * while that view is open, and a page below `/requests` still belongs to it.
 */
export function currentPlace(
  items: readonly NavItem[],
  path: string,
  search: URLSearchParams,
): string | undefined {
  const exactness = ({ href }: NavItem): number => {
    const [place = "", query = ""] = href.split("?");
    if (path !== place && !path.startsWith(`${place}/`)) return -1;
    const wanted = [...new URLSearchParams(query)];
    if (wanted.some(([key, value]) => search.get(key) !== value)) return -1;
    return place.length * 100 + wanted.length;
  };
  let best: NavItem | undefined;
  for (const item of items) {
    if (exactness(item) > (best === undefined ? -1 : exactness(best))) best = item;
  }
  return best?.href;
}

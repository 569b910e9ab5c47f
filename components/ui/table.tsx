import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** One column: what stands above it, and what of a row stands in it. */
export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right, with figures that line up. */
  align?: "left" | "right";
  /** Where the header leads when the column can be sorted, and how it is sorted now. */
  sort?: { href: string; direction?: "ascending" | "descending" };
  className?: string;
};

/**
 * Rows of the same kind. The head stays in sight; between phone and desktop, or zoomed, a table too
 * wide for the page scrolls in a frame of its own; on a phone each row becomes a small block with
 * its headers beside the values, cells with nothing to say left out. With `rowHref` the first column is a link that covers its row, so
 * a click anywhere or Enter on the focused row opens it. `empty` says what to do when there is none.
 */
export function Table<Row>({
  caption,
  captionHidden = true,
  columns,
  rows,
  rowKey,
  rowHref,
  rowClassName,
  empty,
  dense = false,
  className,
}: {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string | undefined;
  rowClassName?: (row: Row) => string | undefined;
  empty?: ReactNode;
  dense?: boolean;
  className?: string;
}) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className="sm:max-xl:overflow-x-auto print:overflow-visible">
      <table className={cn("w-full border-collapse text-left", className)}>
        <caption className={captionHidden ? "sr-only" : "pb-2 text-left text-lead font-semibold"}>
          {caption}
        </caption>
        {/* On a phone the head shows only while a key has led into it. */}
        <thead className="max-sm:not-focus-within:sr-only">
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sort?.direction}
                className={cn(
                  "top-[calc(var(--bar-height)+var(--storyboard-height))] z-10 border-b border-edge bg-sunken px-3 py-1.5 xl:sticky",
                  "align-bottom text-small font-semibold whitespace-nowrap text-muted",
                  column.align === "right" && "text-right",
                )}
              >
                {column.sort === undefined ? (
                  column.header
                ) : (
                  <SortLink {...column.sort}>{column.header}</SortLink>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map((row) => {
            const href = rowHref?.(row);
            return (
              <tr
                key={rowKey(row)}
                className={cn(
                  "border-b border-line max-sm:block max-sm:py-2",
                  href !== undefined &&
                    "relative hover:bg-accent-wash has-[.row-link:focus-visible]:outline-2 has-[.row-link:focus-visible]:-outline-offset-2 has-[.row-link:focus-visible]:outline-accent",
                  rowClassName?.(row),
                )}
              >
                {columns.map((column, index) => (
                  <td
                    key={column.key}
                    className={cn(
                      "px-3 align-top max-sm:grid max-sm:grid-cols-[8rem_1fr] max-sm:gap-2 max-sm:py-0.5 max-sm:has-[>div:empty]:hidden",
                      dense ? "py-1" : "py-2",
                      column.align === "right" && "figures sm:text-right",
                      column.className,
                    )}
                  >
                    <span
                      aria-hidden="true"
                      className="text-small text-muted sm:hidden print:hidden"
                    >
                      {column.header}
                    </span>
                    {index === 0 && href !== undefined ? (
                      <Link
                        href={href}
                        prefetch={false}
                        className="row-link font-semibold text-accent outline-none after:absolute after:inset-0"
                      >
                        {column.cell(row)}
                      </Link>
                    ) : (
                      <div className="min-w-0">{column.cell(row)}</div>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function SortLink({
  href,
  direction,
  children,
}: {
  href: string;
  direction?: "ascending" | "descending";
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      className="inline-flex items-center gap-1 text-ink hover:text-accent"
    >
      {children}
      <svg aria-hidden="true" viewBox="0 0 8 12" className="h-3 w-2 fill-current">
        {direction !== "descending" && <path d="M4 1 7 5H1z" />}
        {direction !== "ascending" && <path d="M4 11 1 7h6z" />}
      </svg>
    </Link>
  );
}

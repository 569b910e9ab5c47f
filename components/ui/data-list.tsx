import Link from "next/link";
import type { ReactNode } from "react";

export type DataListItem = {
  key: string;
  title: ReactNode;
  href?: string;
  detail?: ReactNode;
  meta?: ReactNode;
};

/** Things in a list that are too few or too different for a table: a name, a line, a value at the end. */
export function DataList({ items, label }: { items: readonly DataListItem[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line border-y border-line">
      {items.map((item) => (
        <li
          key={item.key}
          className="relative flex flex-wrap items-baseline justify-between gap-x-4 px-1 py-2 has-[a:hover]:bg-accent-wash"
        >
          <div className="min-w-0">
            {item.href === undefined ? (
              <span className="font-semibold">{item.title}</span>
            ) : (
              <Link
                href={item.href}
                prefetch={false}
                className="font-semibold text-accent after:absolute after:inset-0"
              >
                {item.title}
              </Link>
            )}
            {item.detail !== undefined && <div className="text-muted">{item.detail}</div>}
          </div>
          {item.meta !== undefined && (
            <div className="text-small text-muted figures">{item.meta}</div>
          )}
        </li>
      ))}
    </ul>
  );
}

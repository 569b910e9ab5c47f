import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type TabItem = { href: string; label: ReactNode; current?: boolean; count?: number };

/** Sister pages as tabs. Each is an address of its own, so these are links and not a tab widget. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="screen-only border-b border-line">
      <ul className="-mb-px flex gap-x-1 max-sm:overflow-x-auto sm:flex-wrap">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              prefetch={false}
              aria-current={item.current ? "page" : undefined}
              className={cn(
                "flex min-h-11 items-center gap-1.5 border-b-2 px-3 whitespace-nowrap max-sm:-outline-offset-2 sm:min-h-9",
                item.current
                  ? "border-accent font-semibold text-ink"
                  : "border-transparent text-muted forced-colors:border-[Canvas] hover:border-edge hover:text-ink",
              )}
            >
              {item.label}
              {item.count !== undefined && (
                <span className="rounded bg-idle-wash px-1.5 text-small text-muted figures">
                  {item.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

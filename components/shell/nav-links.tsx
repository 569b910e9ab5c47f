"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { currentPlace, type NavItem } from "@/components/shell/current-place";
import { cn } from "@/lib/cn";

/** The places this person may go, with the present one marked. */
export function NavLinks({ items }: { items: readonly NavItem[] }) {
  const current = currentPlace(items, usePathname(), useSearchParams());
  return (
    <ul className="flex gap-x-1">
      {items.map(({ href, label, count }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            aria-current={href === current ? "page" : undefined}
            className={cn(
              "flex h-11 items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap sm:h-12",
              href === current
                ? "border-accent font-semibold text-ink"
                : "border-transparent text-muted forced-colors:border-[Canvas] hover:text-ink",
            )}
          >
            {label}
            {count !== undefined && count > 0 && (
              <span className="rounded bg-idle-wash px-1.5 text-small text-ink figures">
                {count}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

import Link from "next/link";

/** The way back up. The last part is this page and has no address. */
export function Breadcrumbs({ items }: { items: readonly { label: string; href?: string }[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="screen-only text-small">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {items.map(({ label, href }, index) => (
          <li key={`${label} ${href ?? ""}`} className="flex items-center gap-x-1.5">
            {index > 0 && (
              <span aria-hidden="true" className="text-muted">
                /
              </span>
            )}
            {href === undefined ? (
              <span aria-current="page" className="text-muted">
                {label}
              </span>
            ) : (
              <Link href={href} prefetch={false} className="link inline-flex min-h-6 items-center">
                {label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

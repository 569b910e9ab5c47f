import type { ReactNode } from "react";

/**
 * More, for who wants it: the browser's own `<details>`, open or closed without any script and found
 * by the browser's search. `name` makes a set of which only one stays open. It takes the place of
 * every tooltip: what is worth saying can also be reached by touch and by keyboard.
 */
export function Disclosure({
  summary,
  open,
  name,
  id,
  className,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  name?: string;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details id={id} open={open} name={name} className={className}>
      <summary className="inline-flex min-h-8 items-center gap-1.5 rounded font-semibold text-accent hover:text-accent-strong">
        <svg
          aria-hidden="true"
          viewBox="0 0 12 12"
          className="screen-only size-3 shrink-0 fill-current [details[open]>summary>&]:rotate-90"
        >
          <path d="M3 1.5 9 6l-6 4.5z" />
        </svg>
        {summary}
      </summary>
      <div className="border-l-2 border-line pb-1 pl-4">{children}</div>
    </details>
  );
}

import type { ReactNode } from "react";

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-6 rounded border border-edge bg-sunken px-1 text-ink text-center font-mono text-small leading-5">
      {children}
    </kbd>
  );
}

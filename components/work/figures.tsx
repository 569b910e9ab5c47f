import Link from "next/link";
import { cn } from "@/lib/cn";

export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly href: string;
  /** Coloured while it is not nothing. */
  readonly alarming?: "negative" | "caution";
}

/** The few figures a day begins with, each a link to what it counts. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <ul
      aria-label={label}
      className="mb-8 grid grid-cols-2 border-t border-l border-line sm:grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))]"
    >
      {figures.map(({ key, label: name, value, href, alarming }) => (
        <li
          key={key}
          className="relative flex flex-col-reverse border-r border-b border-line px-3 py-2 has-[a:hover]:bg-accent-wash"
        >
          <Link
            href={href}
            prefetch={false}
            className="text-small text-accent after:absolute after:inset-0"
          >
            {name}
          </Link>
          <span
            className={cn(
              "text-display font-semibold figures",
              value > 0 && alarming === "negative" && "text-negative",
              value > 0 && alarming === "caution" && "text-caution",
            )}
          >
            {value}
          </span>
        </li>
      ))}
    </ul>
  );
}

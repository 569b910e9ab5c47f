import { ButtonLink } from "@/components/ui/button-link";

/** Links to the pages before and after this one, and where the reader is ("21–40 of 112"). */
export function Pagination({
  label,
  position,
  previousHref,
  nextHref,
}: {
  /** What is being paged through, for those who hear the page: "Requests". */
  label: string;
  position: string;
  previousHref?: string;
  nextHref?: string;
}) {
  return (
    <nav
      aria-label={`Pages of ${label.toLowerCase()}`}
      className="screen-only flex items-center justify-between gap-3 py-3"
    >
      <p className="text-small text-muted figures">{position}</p>
      <div className="flex gap-2">
        {previousHref !== undefined && (
          <ButtonLink href={previousHref} rel="prev" size="small">
            Previous
          </ButtonLink>
        )}
        {nextHref !== undefined && (
          <ButtonLink href={nextHref} rel="next" size="small">
            Next
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}

import { formatDate } from "@/lib/calendar";
import type { ContestsView } from "@/lib/queries/contests";

/** What stays covered while the member is not told, and while an appeal of ongoing care runs. */
export function CoverageMeanwhile({ view }: { view: ContestsView }) {
  const { ongoing, open } = view;
  if (!ongoing) return null;
  const { liability, authorizedThrough } = ongoing;
  return (
    <section aria-labelledby="coverage" className="grid max-w-prose gap-2">
      <h2 id="coverage" className="text-lead">
        Coverage meanwhile
      </h2>
      <p className="figures">
        Days through {formatDate(authorizedThrough)} were authorized before this request.
      </p>
      {liability && (
        <p className="figures">
          {liability.through === null
            ? `The plan stays liable for care from ${formatDate(liability.from)} on until the member is notified of the decision; the member’s notice has not gone out yet.`
            : liability.from <= liability.through
              ? `The plan stays liable for care from ${formatDate(liability.from)} through ${formatDate(liability.through)}, the day the member’s notice went out.`
              : `The member’s notice went out on ${formatDate(liability.through)}, before the days authorized earlier ended: no further day stays covered by it.`}{" "}
          <span className="text-muted">({liability.rule.citation})</span>
        </p>
      )}
      <p>
        {open
          ? "While this runs, care that was approved before goes on being covered: an ongoing course of treatment is not ended or reduced before the internal appeal is decided."
          : "Where the decision is appealed, care that was approved before goes on being covered until the internal appeal is decided."}{" "}
        <span className="text-muted">(29 CFR 2590.715-2719(b)(2)(iii))</span>
      </p>
    </section>
  );
}

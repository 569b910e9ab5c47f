import { FindingShape } from "@/components/policy/finding-mark";
import { findingWords } from "@/components/policy/finding-words";

const namedAtMost = 4;
const findings = ["met", "not_met", "undetermined", "not_applicable"] as const;

/**
 * What a computation came to, in one cell: the overall mark, then how many criteria are not met or
 * undetermined, and which.
 */
export function ResultSummary({
  result,
  notMet,
  undetermined,
}: {
  /** The overall finding. */
  result: string;
  notMet: readonly string[];
  undetermined: readonly string[];
}) {
  const counts = [
    { finding: "not_met" as const, criteria: notMet },
    { finding: "undetermined" as const, criteria: undetermined },
  ].filter(({ criteria }) => criteria.length > 0);
  const overall = findings.find((finding) => finding === result);
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-small figures">
      {counts.length === 0 && overall && (
        <span className="inline-flex items-center gap-1 whitespace-nowrap">
          <FindingShape finding={overall} size="small" />
          {overall === "met" ? "All met" : findingWords[overall]}
        </span>
      )}
      {counts.map(({ finding, criteria }) => (
        <span key={finding} className="inline-flex items-baseline gap-1">
          <FindingShape finding={finding} size="small" className="self-center" />
          <span className="whitespace-nowrap">
            {criteria.length} {findingWords[finding].toLowerCase()}
          </span>
          <span className="text-muted">
            {criteria.slice(0, namedAtMost).join(", ")}
            {criteria.length > namedAtMost && " …"}
          </span>
        </span>
      ))}
    </span>
  );
}

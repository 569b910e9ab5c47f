"use client";

import { FindingMark, FindingShape } from "@/components/policy/finding-mark";
import { causeWords, findingWords } from "@/components/policy/finding-words";
import { useMark } from "./draft-context";

/** The finding of one criterion as it stands, with its number: what an answer serves. */
export function LiveMark({ id }: { id: string }) {
  const finding = useMark(id);
  if (!finding) return null;
  return (
    <span className="inline-flex items-center gap-1 text-small text-muted figures">
      <FindingShape finding={finding.finding} size="small" />
      {/^[A-Z]\d/.test(id) ? id : "Condition"}
      <span className="sr-only">
        {" "}
        {findingWords[finding.finding]}
        {finding.undetermined_because && `, ${causeWords[finding.undetermined_because]}`}
      </span>
    </span>
  );
}

/** The finding with its word, announced when it changes while the person is there. */
export function LiveFinding({ id }: { id: string }) {
  const finding = useMark(id);
  if (!finding) return null;
  return (
    <span role="status">
      <FindingMark finding={finding.finding} cause={finding.undetermined_because} />
    </span>
  );
}

import type { Cause, FindingValue } from "@/lib/finding";

/** The four findings, as they are written beside their marks everywhere. */
export const findingWords: Readonly<Record<FindingValue, string>> = {
  met: "Met",
  not_met: "Not met",
  undetermined: "Undetermined",
  not_applicable: "Not applicable",
};

/** Why something is undetermined, in a few words that follow "Undetermined:". */
export const causeWords: Readonly<Record<Cause, string>> = {
  missing: "information missing",
  not_yet_due: "not yet due",
  insufficient_documentation: "rests on letters alone",
  conflict: "the record contradicts itself",
  needs_clinician: "needs a clinician",
};

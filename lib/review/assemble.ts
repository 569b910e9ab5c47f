import { deriveEvidenceFacts, type DocumentKind } from "@/lib/facts/evidence";
import type { FactValue, FactValues, ReviewDocument } from "@/lib/facts/fact-values";
import type { ReviewType } from "./case";

/** One page of one document that a fact rests on. */
export interface Citation {
  readonly path: string;
  readonly documentId: string;
  readonly documentKind: DocumentKind;
  readonly page: number;
}

/** The fact that must agree with the member on file. */
export const birthDate = "member.date_of_birth";

/** What is known of the member whatever the facts say. */
export interface OnFile {
  /** ISO date. */
  readonly dateOfBirth: string;
}

/**
 * Facts that say otherwise of the member than what is on file. Which of the two is right nobody
 * knows, so what rests on such a fact is undetermined until they agree.
 */
export function conflictsOf(facts: FactValues, onFile: OnFile): ReadonlySet<string> {
  const stated = facts[birthDate];
  return new Set(typeof stated === "string" && stated !== onFile.dateOfBirth ? [birthDate] : []);
}

/**
 * The review document of a request: the stored facts, the evidence facts that follow from what is
 * cited (never from what somebody claims about it), the date of the review, and which facts are in
 * conflict with what is on file.
 *
 * A provider cannot state that its own letters contain all that is needed: whatever was imported
 * for that path is left out, and only a reviewer's override speaks for a letter.
 *
 * @param onFile the member as on file.
 * @param today the program's local date of the review, used where the facts do not name one.
 */
export function assembleDocument(
  reviewType: ReviewType,
  stored: FactValues,
  citations: readonly Citation[],
  onFile: OnFile,
  today: string,
): ReviewDocument {
  const derived = deriveEvidenceFacts(
    citations.map(({ path, documentKind }) => ({ path, document_kind: documentKind })),
  );
  const groups = [...textsOf(stored[lettersOnly]), ...textsOf(derived[lettersOnly])];
  const facts: Record<string, FactValues[string]> = { ...stored, ...derived };
  facts[lettersOnly] = [...new Set(groups)].sort();
  facts["evidence.letters_contain_all_specific_information_needed"] = null;
  // A record may be reviewed as of an earlier day (a stay long past); never as of a day to come.
  const named = facts["dates.date_of_this_review"];
  if (typeof named !== "string" || named > today) facts["dates.date_of_this_review"] = today;
  return { review_type: reviewType, facts, conflicts: conflictsOf(facts, onFile) };
}

const lettersOnly = "evidence.fact_groups_resting_only_on_letters_of_support";

const textsOf = (value: FactValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each: unknown) => typeof each === "string") : [];

/**
 * Provenance: what facts rest on.
 *
 * A citation says which submitted document supports a fact, and of what kind that document is.
 * The policy takes letters of support as useful but not sufficient, so a group of facts rests
 * only on letters when it has citations and every one of them is to a letter. A group without
 * any citation is not judged by this rule: nothing is claimed to support it yet.
 */
import type { FactValues } from "@/lib/facts/fact-values";

export type DocumentKind =
  | "evaluation"
  | "assessment"
  | "plan"
  | "progress_note"
  | "schedule"
  | "lab_report"
  | "contact_log"
  | "safety_plan"
  | "licence_record"
  | "claims_history"
  | "attestation"
  | "letter_of_support"
  | "other_record";

export interface Citation {
  readonly path: string;
  readonly document_kind: DocumentKind;
}

/**
 * The `evidence.*` facts that citations give rise to. Whether letters contain all specific
 * information needed stays a reviewer's judgement and is not derived.
 */
export function deriveEvidenceFacts(citations: readonly Citation[]): FactValues {
  const kinds = new Set<DocumentKind>();
  const onlyLetters = new Map<string, boolean>();
  for (const { path, document_kind } of citations) {
    kinds.add(document_kind);
    const group = path.split(".")[0] ?? path;
    const letter = document_kind === "letter_of_support";
    onlyLetters.set(group, letter && (onlyLetters.get(group) ?? true));
  }
  return {
    "evidence.records_submitted": [...kinds].map((kind) => kind.replaceAll("_", " ")).sort(),
    "evidence.fact_groups_resting_only_on_letters_of_support": [...onlyLetters]
      .filter(([, letters]) => letters)
      .map(([group]) => group)
      .sort(),
  };
}

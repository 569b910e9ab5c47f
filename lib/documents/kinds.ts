import type { DocumentKind } from "@/lib/facts/evidence";

/** What a document is, in the evidence rule's terms; a letter proves nothing by itself. */
export const documentKinds = [
  "evaluation",
  "assessment",
  "plan",
  "progress_note",
  "schedule",
  "lab_report",
  "contact_log",
  "safety_plan",
  "licence_record",
  "claims_history",
  "attestation",
  "letter_of_support",
  "other_record",
] as const satisfies readonly DocumentKind[];

export const documentKindNames: Readonly<Record<DocumentKind, string>> = {
  evaluation: "Evaluation",
  assessment: "Assessment",
  plan: "Treatment plan",
  progress_note: "Progress note",
  schedule: "Program schedule",
  lab_report: "Laboratory report",
  contact_log: "Contact log",
  safety_plan: "Safety plan",
  licence_record: "Licence record",
  claims_history: "Claims history",
  attestation: "Attestation",
  letter_of_support: "Letter of support or explanation",
  other_record: "Other record",
};

/**
 * A guess at the kind from a file's name and its first text, so that a letter is offered as a
 * letter. The uploader sees the guess and may correct it; where it says letter, the evidence rule
 * of the policy's billing section applies.
 */
export function guessDocumentKind(fileName: string, openingText: string): DocumentKind {
  const name = fileName.toLowerCase().replace(/[_-]+/g, " ");
  const text = openingText.slice(0, 1500).toLowerCase();
  if (/\bletter\b|\blmn\b/.test(name)) return "letter_of_support";
  if (
    /to whom it may concern|letter of (support|medical necessity|explanation)|\bdear (dr|sir|madam|medical|utilization|reviewer)/.test(
      text,
    )
  )
    return "letter_of_support";
  const named = guesses.find(([pattern]) => pattern.test(name));
  if (named) return named[1];
  return guesses.find(([pattern]) => pattern.test(text.slice(0, 300)))?.[1] ?? "other_record";
}

const guesses: readonly (readonly [RegExp, DocumentKind])[] = [
  [/safety plan/, "safety_plan"],
  [/treatment plan|care plan|service plan/, "plan"],
  [/psychiatric evaluation|psych eval|\bevaluation\b/, "evaluation"],
  [/assessment/, "assessment"],
  [/progress note|daily note|group note|session note/, "progress_note"],
  [/schedule|timetable/, "schedule"],
  [/\blabs?\b|laborator|drug screen|\buds\b|toxicology/, "lab_report"],
  [/contact log|family contact|call log/, "contact_log"],
  [/licen[cs]e/, "licence_record"],
  [/claims? history/, "claims_history"],
  [/attestation/, "attestation"],
];

/**
 * What a criterion, or any part of one, comes to.
 *
 * met             the record shows it.
 * not_met         the record shows that it is not so.
 * undetermined    neither can be said yet; always with the cause:
 *   conflict                     two statements of the record disagree,
 *   needs_clinician              the record speaks, and only a clinician can judge what it says,
 *   insufficient_documentation   it rests on letters of support alone,
 *   missing                      the record says nothing,
 *   not_yet_due                  it is not done, and its time limit has not passed.
 * not_applicable  the criterion, in its own words, does not speak of this case.
 *
 * When several parts are undetermined the whole reports the first cause of the list above that
 * occurs: what more paper cannot settle comes first, what only time can settle comes last.
 * Missing is neither yes nor no, so nothing here ever turns an undetermined part into "not met".
 */
export type FindingValue = "met" | "not_met" | "undetermined" | "not_applicable";

export type Cause =
  "missing" | "not_yet_due" | "insufficient_documentation" | "conflict" | "needs_clinician";

export interface Finding {
  readonly finding: FindingValue;
  readonly undetermined_because?: Cause;
}

/** Causes, the one that is reported first when several occur together standing first. */
export const causesByPrecedence: readonly Cause[] = [
  "conflict",
  "needs_clinician",
  "insufficient_documentation",
  "missing",
  "not_yet_due",
];

export const met: Finding = { finding: "met" };
export const notMet: Finding = { finding: "not_met" };
export const notApplicable: Finding = { finding: "not_applicable" };
export const missing: Finding = { finding: "undetermined", undetermined_because: "missing" };
export const notYetDue: Finding = { finding: "undetermined", undetermined_because: "not_yet_due" };
export const insufficientDocumentation: Finding = {
  finding: "undetermined",
  undetermined_because: "insufficient_documentation",
};
export const conflict: Finding = { finding: "undetermined", undetermined_because: "conflict" };
export const needsClinician: Finding = {
  finding: "undetermined",
  undetermined_because: "needs_clinician",
};

/** Undetermined for a cause. The same object for the same cause, so findings compare by identity. */
export function undetermined(cause: Cause): Finding {
  switch (cause) {
    case "conflict":
      return conflict;
    case "needs_clinician":
      return needsClinician;
    case "insufficient_documentation":
      return insufficientDocumentation;
    case "missing":
      return missing;
    case "not_yet_due":
      return notYetDue;
  }
}

function rank(cause: Cause | undefined): number {
  switch (cause) {
    case "conflict":
      return 5;
    case "needs_clinician":
      return 4;
    case "insufficient_documentation":
      return 3;
    case "missing":
      return 2;
    case "not_yet_due":
      return 1;
    default:
      return 0;
  }
}

/** Of two findings the one whose cause is reported; a determined finding has none and yields. */
export function stronger(a: Finding, b: Finding): Finding {
  return rank(b.undetermined_because) > rank(a.undetermined_because) ? b : a;
}

/** Every applicable part must be met; one that is not decides, whatever the others are. */
export function all(parts: readonly Finding[]): Finding {
  let open: Finding = notApplicable;
  let applies = false;
  for (const part of parts) {
    if (part.finding === "not_met") return notMet;
    if (part.finding === "not_applicable") continue;
    applies = true;
    if (part.finding === "undetermined") open = stronger(open, part);
  }
  if (open.finding === "undetermined") return open;
  return applies ? met : notApplicable;
}

/** At least `count` parts must be met; parts that do not apply cannot help. */
export function atLeast(count: number, parts: readonly Finding[]): Finding {
  let metParts = 0;
  let openParts = 0;
  let open: Finding = notApplicable;
  for (const part of parts) {
    if (part.finding === "met") metParts += 1;
    else if (part.finding === "undetermined") {
      openParts += 1;
      open = stronger(open, part);
    }
  }
  if (metParts >= count) return met;
  return metParts + openParts < count ? notMet : open;
}

/** At least one part must be met. */
export function any(parts: readonly Finding[]): Finding {
  return atLeast(1, parts);
}

/**
 * The body counts only where the guard holds. An unknown guard does no harm when the body is met;
 * otherwise the whole stays undetermined, even where the body itself is not met.
 */
export function when(guard: Finding, body: Finding): Finding {
  if (guard.finding === "not_met" || guard.finding === "not_applicable") return notApplicable;
  if (guard.finding === "met" || body.finding === "met") return body;
  return stronger(guard, body);
}

/** The contrary. What is undetermined or does not apply stays so. */
export function not(part: Finding): Finding {
  if (part.finding === "met") return notMet;
  if (part.finding === "not_met") return met;
  return part;
}

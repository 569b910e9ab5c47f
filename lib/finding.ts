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

/** Both must be met, as far as they apply; one that is not met decides whatever the other is. */
export function both(a: Finding, b: Finding): Finding {
  if (a.finding === "not_applicable") return b;
  if (b.finding === "not_applicable" || a.finding === "not_met") return a;
  if (b.finding === "not_met" || a.finding === "met") return b;
  return b.finding === "met" ? a : stronger(a, b);
}

/** Every applicable part must be met. Where none applies, nor does the whole. */
export function all(parts: readonly Finding[]): Finding {
  let whole = notApplicable;
  for (const part of parts) whole = both(whole, part);
  return whole;
}

/**
 * At least `count` parts must be met; parts that do not apply cannot help. `found` is how many are
 * met, `open` how many undetermined, `strongest` the undetermined one whose cause is reported.
 */
export function enough(count: number, found: number, open: number, strongest: Finding): Finding {
  if (found >= count) return met;
  return found + open < count ? notMet : strongest;
}

/** The same from the parts themselves. */
export function atLeast(count: number, parts: readonly Finding[]): Finding {
  let found = 0;
  let open = 0;
  let strongest = notApplicable;
  for (const part of parts) {
    if (part.finding === "met") found += 1;
    else if (part.finding === "undetermined") {
      open += 1;
      strongest = stronger(strongest, part);
    }
  }
  return enough(count, found, open, strongest);
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

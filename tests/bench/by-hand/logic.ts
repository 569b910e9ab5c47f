/** The logic of findings once more, over arguments instead of lists. */
import { met, missing, notApplicable, notMet, type Finding } from "@/lib/finding";

export const strength = (finding: Finding): number => {
  switch (finding.undetermined_because) {
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
};

export function both(...parts: readonly Finding[]): Finding {
  let open = 0;
  let worst = met;
  let applies = false;
  for (const part of parts) {
    if (part === notMet) return notMet;
    if (part === notApplicable) continue;
    applies = true;
    const weight = strength(part);
    if (weight > open) {
      open = weight;
      worst = part;
    }
  }
  return applies ? worst : notApplicable;
}

export function atLeast(count: number, ...parts: readonly Finding[]): Finding {
  let yes = 0;
  let maybe = 0;
  let worst = missing;
  let open = 0;
  for (const part of parts) {
    if (part === met) yes += 1;
    const weight = strength(part);
    if (weight > 0) maybe += 1;
    if (weight > open) {
      open = weight;
      worst = part;
    }
  }
  return yes >= count ? met : yes + maybe < count ? notMet : worst;
}

export function onlyIf(guard: Finding, body: Finding): Finding {
  if (guard === notMet || guard === notApplicable) return notApplicable;
  if (guard === met || body === met) return body;
  return strength(body) > strength(guard) ? body : guard;
}

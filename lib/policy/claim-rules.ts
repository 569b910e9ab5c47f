/** Which billing rule governs a date of service. */
import type { PlainDate } from "@/lib/calendar";
import type { ClaimRules } from "@/lib/policy/claims-schema";
import type { PolicyLibrary } from "@/lib/policy/library";

export interface RulesInForce {
  readonly rules: ClaimRules;
  /** False where no version is in force: the rules then only tell what a line is. */
  readonly inForce: boolean;
}

/** The rules for a date of service; asked for every line, so the same date gives the same object. */
export type RulesOn = (date: PlainDate) => RulesInForce;

/** The rules of the version in force on a date; outside all of them those of the nearest version. */
export function claimRulesOn(library: PolicyLibrary): RulesOn {
  const byDate = new Map<PlainDate, RulesInForce>();
  return (date) => {
    let found = byDate.get(date);
    if (!found) {
      const governing = library.versionOn(date);
      const nearest =
        governing ?? library.all.findLast((p) => p.in_force_from <= date) ?? library.all[0];
      if (!nearest) throw new Error("there is no policy version");
      found = { rules: nearest.claims, inForce: governing !== undefined };
      byDate.set(date, found);
    }
    return found;
  };
}

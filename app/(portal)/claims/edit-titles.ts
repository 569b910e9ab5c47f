import type { Edit } from "@/lib/claims/judgement";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";

/** What edits are called by the policy version of a date, in their order of precedence. */
export function editTitles(date: string): ReadonlyMap<Edit, string> {
  const { rules } = claimRulesOn(policyLibrary())(date);
  return new Map(rules.edits.map(({ id, title }) => [id, title]));
}

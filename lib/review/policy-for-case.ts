import { policyLibrary } from "@/lib/policy/library";
import type { Policy } from "@/lib/policy/schema";
import type { ReviewCase } from "./case";

/**
 * The version of the policy a case is reviewed under: the one in force on its first date of
 * service. A request cannot be opened for a date without one, so a missing version here means
 * that the library on disk lost what it once held, which must stop the work.
 */
export function policyForCase(current: Pick<ReviewCase, "firstDay" | "reference">): Policy {
  const policy = policyLibrary().versionOn(current.firstDay);
  if (!policy)
    throw new Error(
      `no policy version in force on ${current.firstDay} for ${current.reference}: restore criteria/`,
    );
  return policy;
}

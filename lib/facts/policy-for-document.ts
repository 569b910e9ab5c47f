import { inForceOn } from "@/lib/policy/in-force";
import type { Policy } from "@/lib/policy/schema";

/**
 * The version a bare review document is judged under, before it is parsed: the one in force on the
 * first date of service it names (of a continued stay the first day under review, else the
 * admission), or the newest where it names none or none was in force, which then says so.
 *
 * @param document anything; only its dates are looked at, and what is no text counts as no date.
 * @param policies published versions, oldest first.
 * @returns undefined only where there are no versions at all.
 */
export function policyForDocument<P extends Pick<Policy, "in_force_from" | "in_force_to">>(
  document: unknown,
  policies: readonly P[],
): P | undefined {
  const first = firstServiceDate(document);
  return (
    policies.find((policy) => typeof first === "string" && inForceOn(policy, first)) ??
    policies.at(-1)
  );
}

function firstServiceDate(document: unknown): unknown {
  const dates = field(field(document, "facts"), "dates");
  const start =
    field(document, "review_type") === "continued_stay"
      ? field(dates, "period_under_review_start")
      : undefined;
  return start ?? field(dates, "admission_date");
}

const field = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (Reflect.get(value, key) as unknown) : undefined;

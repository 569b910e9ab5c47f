import { conflict, met, missing, notApplicable } from "@/lib/finding";
import { dayNumber, formatDate, plainDate } from "@/lib/calendar";
import { admissionDate, doubtOf, periodStart } from "@/lib/evaluation/context";
import type { Context, Leaf } from "@/lib/evaluation/node";
import { sayPeriod } from "@/lib/evaluation/leaves/wording";
import type { Policy } from "@/lib/policy/schema";

/** First date of service under review: of the stay, or of the period of a continued stay. */
export function firstServiceDay(context: Context): number | undefined {
  if (context.review_type === "continued_stay" && Number.isFinite(context.period_start)) {
    return context.period_start;
  }
  return context.admission;
}

/**
 * Is the first date of service under this version? A date outside makes the whole policy not
 * applicable; it is never a reason against the member.
 */
export function serviceInForceLeaf(policy: Policy): Leaf {
  const from = dayNumber(policy.in_force_from);
  const to = policy.in_force_to === undefined ? Infinity : dayNumber(policy.in_force_to);
  return {
    reads: [admissionDate, periodStart],
    decide(context) {
      const first = firstServiceDay(context);
      if (first === undefined) return missing;
      const isIn = (at: number) => at >= from && at <= to;
      const continued = context.review_type === "continued_stay";
      if (continued && !Number.isFinite(context.period_start)) {
        // The period lies after admission, so a stay begun under the policy's last version is under it.
        return isIn(first) && to === Infinity ? (doubtOf(context, admissionDate) ?? met) : missing;
      }
      const { admission, period_doubt } = context;
      if (period_doubt === conflict && admission !== undefined && isIn(admission) !== isIn(first)) {
        return conflict;
      }
      if (!isIn(first)) return notApplicable;
      return doubtOf(context, continued ? periodStart : admissionDate) ?? met;
    },
    say(context, value) {
      const first = firstServiceDay(context);
      if (value === conflict && context.period_doubt === conflict) return sayPeriod(context);
      if (first === undefined || value.undetermined_because) {
        return "The record does not say on which date the service under review begins.";
      }
      const date = formatDate(plainDate(first));
      return value === met
        ? `The service under review begins on ${date}; the policy is in force from ${formatDate(policy.in_force_from)}.`
        : `The service under review begins on ${date}, outside the time this policy is in force (from ${formatDate(policy.in_force_from)}).`;
    },
    answers: (context, path) =>
      path === (context.review_type === "admission" ? admissionDate : periodStart)
        ? [plainDate(from - 1), policy.in_force_from]
        : [],
  };
}

import { Alert } from "@/components/ui/alert";
import { isPlainDate } from "@/lib/calendar";
import type { TimeLimit } from "@/lib/review/law-of-terms";
import { authorizationRequiredWithin, termsOn, type PlanTerms } from "@/lib/review/plan-terms";
import { timingOf } from "@/lib/review/timing";
import { programZone } from "@/lib/review/zone";

type Terms = Pick<
  PlanTerms,
  "effectiveFrom" | "authorizationRequiredFrom" | "authorizationRequiredThrough"
> & {
  readonly limits: Readonly<Record<"standard" | "urgent" | "retrospective", readonly TimeLimit[]>>;
};

export interface PlanChoice {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly Terms[];
}

/** What is asked for so far; dates may be empty. */
export interface AskedFor {
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
  readonly urgency?: string | undefined;
}

/**
 * Says before the checklist is filled whether an authorization is required at all for these days,
 * and, where one is, under which law it is decided and by when.
 */
export function AuthorizationNote({
  plan,
  asked,
  today,
}: {
  plan: PlanChoice | undefined;
  asked: AskedFor;
  today: string;
}) {
  return <div role="status">{plan && <Note plan={plan} asked={asked} today={today} />}</div>;
}

function Note({ plan, asked, today }: { plan: PlanChoice; asked: AskedFor; today: string }) {
  const { firstDay, urgency } = asked;
  if (!isPlainDate(firstDay)) return null;
  const lastDay =
    isPlainDate(asked.lastDay) && asked.lastDay >= firstDay ? asked.lastDay : firstDay;
  const { required, reason } = authorizationRequiredWithin(plan.terms, firstDay, lastDay);
  const over = isPlainDate(asked.lastDay) && timingOf(firstDay, lastDay, today) === "retrospective";
  const { limits } = termsOn(plan.terms, firstDay);
  const holding = over
    ? limits.retrospective
    : limits[urgency === "urgent" ? "urgent" : "standard"];
  if (required)
    return (
      <Alert tone="info" title="An authorization is required for these days">
        <p>{reason}</p>
        <Limits limits={holding} />
      </Alert>
    );
  if (over)
    return (
      <Alert tone="info" title="No authorization was required for these days">
        <p>{reason} You can still ask for a review from the records, which comes after the care.</p>
        <Limits limits={holding} />
      </Alert>
    );
  return (
    <Alert tone="caution" title="No authorization is required for these days">
      {reason} There is nothing to request. If the plan asks for a review afterwards, open it once
      the last day is over: it is then made from the records.
    </Alert>
  );
}

/** The limit that governs, and the others that hold beside it. */
function Limits({ limits }: { limits: readonly TimeLimit[] }) {
  const governing = limits.find(({ governs }) => governs);
  const others = limits.filter((limit) => limit !== governing);
  return (
    <div className="mt-2 figures">
      {governing?.dueAt && (
        <p>
          Submitted today, the decision is due by{" "}
          <strong className="whitespace-nowrap">{due.format(governing.dueAt)}</strong>:{" "}
          {governing.title}, {governing.citation}.
        </p>
      )}
      {others.length > 0 && (
        <ul className="text-small">
          {others.map(({ title, citation, dueAt }) => (
            <li key={`${title} ${citation}`}>
              {title}, {citation}:{" "}
              {dueAt
                ? due.format(dueAt)
                : "runs once the plan records that it has all necessary information"}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const due = new Intl.DateTimeFormat("en-GB", {
  timeZone: programZone,
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

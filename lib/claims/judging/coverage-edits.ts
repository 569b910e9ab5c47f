/** Authorization (B16 to B20), necessity (B21, B22) and attendance (B28) of a per-diem line. */
import type { PlainDate } from "@/lib/calendar";
import { planRulesOn, type ClaimAuthorization, type PlanRules } from "@/lib/claims/judgement";
import {
  lineOf,
  rulesFor,
  type Desk,
  type RunningAuthorization,
  type Standing,
} from "@/lib/claims/judging/desk";
import type { Hit } from "@/lib/claims/judging/hit";

const covers = ({ from, through }: ClaimAuthorization, date: PlainDate): boolean =>
  from <= date && date <= through;

/**
 * Adds what a line hits of authorization, necessity and attendance.
 *
 * @returns the number of the authorization of which the line uses a day: none where the plan requires
 *   none on its date, or where none on file lies around it
 */
export function coverageEdits(desk: Desk, standing: Standing, hits: Hit[]): string | null {
  const line = lineOf(standing);
  const onFile = standing.of.member.authorizations;
  const { service } = rulesFor(desk, standing).rules;
  const noncertified = onFile.find(
    ({ terms }) =>
      terms.status === "noncertified" &&
      terms.service === service &&
      covers(terms, line.serviceFrom),
  )?.terms;
  const { problem, authorization } = authorizationOf(desk, standing, onFile);
  // A retrospective determination speaks for itself; a notified one tells more than "none on file".
  if (noncertified?.retrospective === true) hits.push({ edit: "criteria_not_met" });
  else if (problem && noncertified && noncertified.memberNotifiedOn !== null) {
    if (line.serviceFrom > noncertified.memberNotifiedOn) hits.push({ edit: "noncertified" });
  } else if (problem) hits.push(problem);
  const records = standing.of.member.records.find(
    ({ from, through }) => from <= line.serviceFrom && line.serviceFrom <= through,
  );
  if (records?.state === "asked")
    hits.push({ edit: "records_not_received", variant: "asked", action: "pend" });
  if (records?.state === "deficient")
    hits.push({ edit: "records_not_received", variant: "deficient" });
  if (records?.state === "not_received") hits.push({ edit: "records_not_received" });
  if (line.attendance !== null) hits.push({ edit: "not_furnished" });
  return authorization;
}

interface Authorized {
  readonly authorization: string | null;
  readonly problem?: Hit;
}

const notAuthorized = (problem: Hit): Authorized => ({ authorization: null, problem });

/** First and last date of service on which the plan requires authorization. */
function isRequired(plan: PlanRules, date: PlainDate): boolean {
  const { authorizationRequiredFrom: from, authorizationRequiredThrough: through } = plan;
  return from !== null && from <= date && (through === null || date <= through);
}

/**
 * The authorization of a line, or what is wrong with it: what is on file is narrowed step by step, by
 * the number on the claim, the service, the provider and the date.
 */
function authorizationOf(
  desk: Desk,
  standing: Standing,
  onFile: readonly RunningAuthorization[],
): Authorized {
  const { claim, member } = standing.of;
  const line = lineOf(standing);
  const { serviceFrom: date } = line;
  const plan = planRulesOn(member.plan, date);
  if (!isRequired(plan, date)) return { authorization: null };
  const { service } = rulesFor(desk, standing).rules;
  const billedBy = [claim.billingNpi, claim.site.npi, line.site?.npi].filter(
    (npi) => npi !== null && npi !== undefined,
  );
  const certified = onFile.filter(({ terms }) => terms.status === "certified");
  const named =
    claim.authorizationNumber === null
      ? certified
      : certified.filter(({ terms }) => terms.number === claim.authorizationNumber);
  const ofService = named.filter(({ terms }) => terms.service === service);
  const ofProvider = ofService.filter(
    ({ terms: { providerNpis } }) =>
      providerNpis.length === 0 ||
      billedBy.length === 0 ||
      billedBy.some((npi) => providerNpis.includes(npi)),
  );
  const covering = ofProvider.filter(({ terms }) => covers(terms, date));
  if (certified.length === 0) return notAuthorized({ edit: "authorization_absent" }); // B16
  const unnumbered = claim.authorizationNumber === null && plan.authorizationNumberRequired;
  if (named.length === 0 || unnumbered) return notAuthorized({ edit: "authorization_mismatch" }); // B17
  if (ofService.length === 0)
    return notAuthorized({ edit: "authorization_mismatch", variant: "other_service" });
  if (ofProvider.length === 0)
    return notAuthorized({ edit: "authorization_mismatch", variant: "other_provider" });
  const [first] = covering;
  if (!first) {
    // B18: before the first authorized day, or after the one that ended last before the date.
    return notAuthorized(
      ofProvider.every(({ terms }) => date < terms.from)
        ? { edit: "outside_authorized_dates", variant: "before" }
        : { edit: "outside_authorized_dates" },
    );
  }
  const left = covering.find(({ terms, daysUsed }) => daysUsed < terms.daysAuthorized);
  // B19: the line keeps the number of what is used up, by which it is found when a day comes free.
  return left
    ? { authorization: left.terms.number }
    : { authorization: first.terms.number, problem: { edit: "authorized_days_exceeded" } };
}

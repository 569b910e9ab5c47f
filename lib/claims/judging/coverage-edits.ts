/** Authorization (B16 to B20), necessity (B21, B22) and attendance (B28) of a per-diem line. */
import type { PlainDate } from "@/lib/calendar";
import { planRulesOn, type ClaimAuthorization } from "@/lib/claims/judgement";
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

/** Adds what a line hits of authorization, necessity and attendance. */
export function coverageEdits(desk: Desk, standing: Standing, hits: Hit[]): void {
  const line = lineOf(standing);
  const onFile = standing.of.member.authorizations;
  const { service } = rulesFor(desk, standing).rules;
  const noncertified = onFile.find(
    ({ terms }) =>
      terms.status === "noncertified" &&
      terms.service === service &&
      covers(terms, line.serviceFrom),
  )?.terms;
  const problem = authorizationProblem(desk, standing, onFile);
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
}

/** The authorization of which a line uses a day, if its date lies in one with days left. */
export function authorizationFor(desk: Desk, standing: Standing): RunningAuthorization | undefined {
  const onFile = standing.of.member.authorizations;
  const usable = candidates(desk, standing, onFile).covering;
  return usable.find(({ terms, daysUsed }) => daysUsed < terms.daysAuthorized) ?? usable[0];
}

interface Candidates {
  readonly certified: readonly RunningAuthorization[];
  readonly named: readonly RunningAuthorization[];
  readonly ofService: readonly RunningAuthorization[];
  readonly ofProvider: readonly RunningAuthorization[];
  readonly covering: readonly RunningAuthorization[];
}

/** What is on file, narrowed step by step: number on the claim, service, provider, date. */
function candidates(
  desk: Desk,
  standing: Standing,
  onFile: readonly RunningAuthorization[],
): Candidates {
  const { claim } = standing.of;
  const line = lineOf(standing);
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
  const covering = ofProvider.filter(({ terms }) => covers(terms, line.serviceFrom));
  return { certified, named, ofService, ofProvider, covering };
}

function authorizationProblem(
  desk: Desk,
  standing: Standing,
  onFile: readonly RunningAuthorization[],
): Hit | undefined {
  const { claim } = standing.of;
  const { serviceFrom: date } = lineOf(standing);
  const plan = planRulesOn(standing.of.member.plan, date);
  const { authorizationRequiredFrom: from, authorizationRequiredThrough: through } = plan;
  if (from === null || date < from || (through !== null && date > through)) return undefined;
  const { certified, named, ofService, ofProvider, covering } = candidates(desk, standing, onFile);
  if (certified.length === 0) return { edit: "authorization_absent" }; // B16
  const unnumbered = claim.authorizationNumber === null && plan.authorizationNumberRequired;
  if (named.length === 0 || unnumbered) return { edit: "authorization_mismatch" }; // B17
  if (ofService.length === 0) return { edit: "authorization_mismatch", variant: "other_service" };
  if (ofProvider.length === 0) return { edit: "authorization_mismatch", variant: "other_provider" };
  if (covering.length === 0) {
    // B18: before the first authorized day, or after the one that ended last before the date.
    return ofProvider.every(({ terms }) => date < terms.from)
      ? { edit: "outside_authorized_dates", variant: "before" }
      : { edit: "outside_authorized_dates" };
  }
  return covering.every(({ terms, daysUsed }) => daysUsed >= terms.daysAuthorized)
    ? { edit: "authorized_days_exceeded" } // B19
    : undefined;
}

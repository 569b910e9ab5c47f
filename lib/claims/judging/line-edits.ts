/**
 * The edits a line hits, one function a group, in the order of precedence: syntax, frequency, policy
 * version, duplicate, per diem, bundling, coding; authorization and necessity stand in
 * coverage-edits.ts. Numbers in comments are those of the edit table (claims.yaml).
 */
import type { ServiceSite } from "@/lib/claims/claim";
import { planRulesOn, type Edit } from "@/lib/claims/judgement";
import { coverageEdits } from "@/lib/claims/judging/coverage-edits";
import {
  acceptedOn,
  datesInWeek,
  daysOf,
  isAccepted,
  judgementOf,
  kindOf,
  lineOf,
  rulesFor,
  standingOf,
  stayAround,
  type Desk,
  type Standing,
  type StandingClaim,
} from "@/lib/claims/judging/desk";
import { isInterim, isJudgedHere, isNewClaim } from "@/lib/claims/judging/frequency";
import type { Hit } from "@/lib/claims/judging/hit";
import { servicesOf } from "@/lib/claims/judging/services";
import { sameSite } from "@/lib/claims/site";

const none: readonly Hit[] = [];

/** What a line hits, and the authorization of which it uses a day if it is accepted. */
export interface LineFindings {
  readonly hits: readonly Hit[];
  readonly authorization: string | null;
}

const free = (hits: readonly Hit[]): LineFindings => ({ hits, authorization: null });

/** Everything a line hits as the desk stands; its own claim's reference apart (see reference.ts). */
export function lineEdits(desk: Desk, standing: Standing): LineFindings {
  const syntax = syntaxEdits(standing);
  if (syntax.length > 0) return free(syntax);
  switch (kindOf(standing)) {
    case "stay":
      return free(none);
    case "iop":
    case "iop_without_procedure":
      return perDiemLine(desk, standing);
    case "other_per_diem":
      return free(otherPerDiemLine(standing));
    case "boarding":
    case "other":
      return free(otherLine(desk, standing));
  }
}

/** What makes a line unfit to be judged at all, whatever else stands; of a stay, nothing does. */
export function syntaxEdits(standing: Standing): readonly Hit[] {
  const kind = kindOf(standing);
  if (kind === "stay") return none;
  const { claim } = standing.of;
  const { serviceFrom, serviceTo, units } = lineOf(standing);
  const hits: Hit[] = [];
  if (kind === "iop" || kind === "iop_without_procedure") {
    if (serviceTo !== serviceFrom) hits.push({ edit: "date_span" }); // B5
    if (units === null || units <= 0 || !Number.isInteger(units))
      hits.push({ edit: "units_missing" }); // B6
  }
  if (serviceFrom > claim.receivedOn) hits.push({ edit: "future_date" }); // B29
  // B26: where the frequency code says nothing that can be judged.
  if (!isJudgedHere(claim))
    hits.push({ edit: "interim_frequency", variant: "not_taken", action: "reject_for_correction" });
  return hits;
}

function perDiemLine(desk: Desk, standing: Standing): LineFindings {
  // B23: where the policy is not in force, nothing of it is applied.
  if (!rulesFor(desk, standing).inForce) return free([{ edit: "policy_not_in_effect" }]);
  const hits: Hit[] = [];
  interim(standing, hits);
  perDiemSet(standing, hits);
  coding(desk, standing, hits);
  const authorization = coverageEdits(desk, standing, hits);
  // B30: a flag, and only on a line that would count.
  const { at_most } = rulesFor(desk, standing).rules.week;
  if (datesInWeek(standing) >= at_most) hits.push({ edit: "week_pattern" });
  return { hits, authorization: kindOf(standing) === "iop" ? authorization : null };
}

/** B26. */
function interim(standing: Standing, hits: Hit[]): void {
  const { of } = standing;
  if (!isInterim(of.claim)) return;
  hits.push(
    planRulesOn(of.member.plan, lineOf(standing).serviceFrom).denyInterimBills
      ? { edit: "interim_frequency", variant: "denied", action: "deny" }
      : { edit: "interim_frequency" },
  );
}

/** B4, B1 to B3, B10, B11. No modifier is looked at: none releases these (B13). */
function perDiemSet(standing: Standing, hits: Hit[]): void {
  const line = lineOf(standing);
  const keeper = acceptedOn(standing.day, "iop");
  const repeated = duplicateOf(standing);
  if (repeated) hits.push({ edit: "duplicate", collision: repeated });
  if (keeper?.of === standing.of) {
    const identical = identicalLines(keeper, standing);
    hits.push({
      edit: "units_per_day",
      action: "deny",
      collision: keeper,
      ...(identical && { variant: "identical_line" }),
    });
  } else if ((line.units ?? 0) > 1) hits.push({ edit: "units_per_day" });
  if (keeper && keeper.of !== standing.of && !repeated)
    hits.push({ edit: "facility_and_professional_same_day", collision: keeper });
  const excluded = acceptedOn(standing.day, "other_per_diem");
  if (excluded) hits.push({ edit: "mutually_exclusive_per_diem", collision: excluded });
  const stay = stayAround(standing);
  if (stay) hits.push({ edit: "inpatient_same_day", collision: standingOf(stay, 0) });
}

/** B4: same form, provider, date and code on another new claim that is paid or waits for records. */
function duplicateOf(standing: Standing): Standing | undefined {
  const { claim } = standing.of;
  const line = lineOf(standing);
  if (!isNewClaim(claim)) return undefined;
  return standing.day.find((other) => {
    const { disposition } = judgementOf(other);
    return (
      other.of !== standing.of &&
      (disposition === "pend" || isAccepted(judgementOf(other))) &&
      isNewClaim(other.of.claim) &&
      other.of.claim.form === claim.form &&
      lineOf(other).procedure === line.procedure &&
      sameProvider(other.of, standing.of) &&
      sitesAgree(siteOf(other), siteOf(standing))
    );
  });
}

/** The same billing provider: by NPI where both state one, else by tax number. */
export function sameProvider({ claim: a }: StandingClaim, { claim: b }: StandingClaim): boolean {
  if (a.billingNpi !== null && b.billingNpi !== null) return a.billingNpi === b.billingNpi;
  return a.billingTin !== null && a.billingTin === b.billingTin;
}

const unknownSite = ({ npi, address }: ServiceSite): boolean => npi === null && address === null;
const sitesAgree = (a: ServiceSite, b: ServiceSite): boolean =>
  unknownSite(a) || unknownSite(b) || sameSite(a, b);

const siteOf = (standing: Standing): ServiceSite => lineOf(standing).site ?? standing.of.claim.site;

function identicalLines(a: Standing, b: Standing): boolean {
  const [one, two] = [lineOf(a), lineOf(b)];
  return (
    one.procedure === two.procedure &&
    one.revenueCode === two.revenueCode &&
    one.units === two.units &&
    one.placeOfService === two.placeOfService &&
    one.modifiers.join() === two.modifiers.join()
  );
}

/** B10 from the other side: the later per diem is denied, whichever it is. */
function otherPerDiemLine(standing: Standing): readonly Hit[] {
  const keeper = daysOf(standing)
    .map((day) => acceptedOn(day, "iop"))
    .find((unit) => unit !== undefined);
  return keeper ? [{ edit: "mutually_exclusive_per_diem", collision: keeper }] : none;
}

/** B27, B7, B9; B8 (another site, unaffiliated) hits nothing. */
function otherLine(desk: Desk, standing: Standing): readonly Hit[] {
  const { claim } = standing.of;
  const line = lineOf(standing);
  const keeper = acceptedOn(standing.day, "iop");
  if (!keeper) return none;
  const services = servicesOf(rulesFor(desk, standing).rules);
  const atTheSite = keeper.of === standing.of || sameSite(siteOf(keeper), siteOf(standing));
  const sameTin = claim.billingTin !== null && claim.billingTin === keeper.of.claim.billingTin;
  const hit = (edit: Edit): readonly Hit[] => [{ edit, collision: keeper }];
  if (kindOf(standing) === "boarding")
    return atTheSite || sameTin ? hit("boarding_not_included") : none;
  if (services.isTelehealth(line) && (atTheSite || sameTin)) return hit("ancillary_other_site");
  const { independent_laboratory } = rulesFor(desk, standing).rules.places;
  const outside =
    line.placeOfService !== null && independent_laboratory.includes(line.placeOfService);
  if (services.isLaboratory(line) && (outside || !atTheSite)) return hit("ancillary_other_site");
  if (atTheSite) return hit("bundled_same_site");
  return sameTin ? hit("same_tin_other_site") : none;
}

/** B12, B14, B15. */
function coding(desk: Desk, standing: Standing, hits: Hit[]): void {
  const { claim } = standing.of;
  const line = lineOf(standing);
  const { rules } = rulesFor(desk, standing);
  if (kindOf(standing) === "iop_without_procedure")
    hits.push({ edit: "revenue_code_mismatch", variant: "procedure_missing" });
  else if (claim.form === "institutional" && line.revenueCode !== rules.revenue_code)
    hits.push({ edit: "revenue_code_mismatch" });
  const { inpatient, inpatient_bill_types } = rules.places;
  if (claim.typeOfBill !== null && inpatient_bill_types.includes(claim.typeOfBill.slice(0, 3)))
    hits.push({ edit: "place_or_bill_type", variant: "bill_type" });
  else if (line.placeOfService !== null && inpatient.includes(line.placeOfService))
    hits.push({ edit: "place_or_bill_type" });
  if (
    claim.principalDiagnosis !== null &&
    servicesOf(rules).isSubstanceUse(claim.principalDiagnosis)
  )
    hits.push({ edit: "substance_use_diagnosis" });
}

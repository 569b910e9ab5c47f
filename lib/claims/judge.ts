/**
 * Judging claims by the billing rule: a fold over claims in the order of receipt.
 *
 * Each claim is judged against what stands: the first accepted per-diem line keeps its date across
 * all claims, forms, providers and sites. What was accepted stays accepted, except that a void or a
 * replacement reverses its original; the units, the date and the authorized day are then free, and
 * lines that were denied because of it are listed to be judged again (`readjudicateLater`). A claim
 * that comes later may put a flag on an accepted line, never take it back.
 *
 * Within a claim, lines are judged by date, per diems before what they include, then by number, so
 * that authorized days are used in the order of dates.
 *
 * Pure: no clock, no store. The same claims in the same order give the same judgements however they
 * are cut into calls, as long as each call is given the history of those before (see concerns.ts).
 */
import type { Claim } from "@/lib/claims/claim";
import {
  planRulesOn,
  type ClaimHistory,
  type ClaimKey,
  type Judgement,
  type LineJudgement,
} from "@/lib/claims/judgement";
import {
  acceptedOn,
  closeDesk,
  countDate,
  countDay,
  daysOf,
  daysWithin,
  isAccepted,
  judgementOf,
  kindOf,
  layClaim,
  layLine,
  lineOf,
  onDay,
  openDesk,
  orderOfLines,
  rejudge,
  rulesFor,
  standingOf,
  type Desk,
  type Standing,
  type StandingClaim,
} from "@/lib/claims/judging/desk";
import { cleanJudgement, judgementOfHits, noCodes, type Hit } from "@/lib/claims/judging/hit";
import { isReplacement, isVoid } from "@/lib/claims/judging/frequency";
import { lineEdits, syntaxEdits } from "@/lib/claims/judging/line-edits";
import { originalOf } from "@/lib/claims/judging/reference";
import type { RulesOn } from "@/lib/policy/claim-rules";

/** A claim to be judged, under the number the store gave it. */
export interface NumberedClaim {
  readonly key: ClaimKey;
  readonly claim: Claim;
}

/**
 * Judges claims in the order given.
 *
 * @param history what came before, as far as `concernsOf` these claims asks for it
 * @param rulesOn the billing rule by date of service
 */
export function judgeClaims(
  claims: readonly NumberedClaim[],
  history: ClaimHistory,
  rulesOn: RulesOn,
): Judgement {
  const desk = openDesk(history, rulesOn);
  for (const { key, claim } of claims) judgeClaim(desk, key, claim);
  return closeDesk(desk);
}

/** A desk that stays open: for judging part by part, in memory or with pauses between. */
export function openJudging(
  history: ClaimHistory,
  rulesOn: RulesOn,
): {
  readonly judge: (claims: readonly NumberedClaim[]) => void;
  /** What became of every claim judged so far, as it now stands. */
  readonly judgement: () => Judgement;
} {
  const desk = openDesk(history, rulesOn);
  return {
    judge: (claims) => {
      for (const { key, claim } of claims) judgeClaim(desk, key, claim);
    },
    judgement: () => closeDesk(desk),
  };
}

function judgeClaim(desk: Desk, key: ClaimKey, claim: Claim): void {
  const of = layClaim(desk, { key, claim, isNew: true, supersededBy: null });
  const freed: Freed = { standings: [], authorizations: new Set() };
  let refused: Hit | undefined;
  if (isReplacement(claim) || isVoid(claim)) {
    const original = originalOf(desk, of);
    if (!original.ok) refused = original.error;
    else if (isVoid(claim) || !isRejectedWhole(of)) supersede(desk, original.value, of, freed);
  }
  // Places first, so that each line finds its own.
  of.judgements.push(...claim.lines.map(() => reversedJudgement));
  for (const index of orderOfLines(of)) {
    const standing = standingOf(of, index);
    if (refused) of.judgements[index] = refusedJudgement(desk, standing, refused);
    else if (!isVoid(claim)) of.judgements[index] = judgeLine(desk, standing);
    layLine(desk, standing);
    if (kindOf(standing) === "iop" && isAccepted(judgementOf(standing))) accept(desk, standing);
  }
  if (of.kinds.includes("stay") && !refused && !isVoid(claim)) flagDaysWithin(desk, of);
  settle(desk, freed);
}

/** Nothing of the claim can be judged: there is nothing that could take an original's place. */
const isRejectedWhole = (of: StandingClaim): boolean =>
  of.claim.lines.every((_, index) => syntaxEdits(standingOf(of, index)).length > 0);

function judgeLine(desk: Desk, standing: Standing): LineJudgement {
  const { units, serviceFrom } = lineOf(standing);
  const { hits, authorization } = lineEdits(desk, standing);
  const kind = kindOf(standing);
  const payable = kind === "iop" ? Math.min(1, units ?? 0) : Math.max(0, units ?? 0);
  const plan = planRulesOn(standing.of.member.plan, serviceFrom);
  if (hits.length === 0) return cleanJudgement(payable, authorization);
  const { rules } = rulesFor(desk, standing);
  return judgementOfHits(hits, { billed: units ?? 0, payable }, rules, plan, authorization);
}

/** A line of a replacement or void without its original: syntax still comes first. */
function refusedJudgement(desk: Desk, standing: Standing, refused: Hit): LineJudgement {
  return judgementOfHits(
    [...syntaxEdits(standing), refused],
    { billed: 0, payable: 0 },
    rulesFor(desk, standing).rules,
    planRulesOn(standing.of.member.plan, lineOf(standing).serviceFrom),
    null,
  );
}

/** A per-diem line that was accepted: its date and authorized day are taken from now on. */
function accept(desk: Desk, standing: Standing): void {
  countDate(standing, 1);
  const { authorization } = judgementOf(standing);
  if (authorization !== null) countDay(desk, standing.of, authorization, 1);
  for (const other of standing.day) {
    if (other.of === standing.of) continue;
    const judgement = judgementOf(other);
    if (judgement.readjudicateLater && !wouldBePaid(desk, other))
      rejudge(desk, other, { ...judgement, readjudicateLater: false });
    else if (judgement.disposition === "pay" && kindOf(other) !== "iop") flag(desk, other);
  }
}

/** An accepted line that would not be paid if it came now is flagged, and stays paid. */
function flag(desk: Desk, standing: Standing): void {
  const [hit] = lineEdits(desk, standing).hits;
  if (!hit?.collision) return;
  const judgement = judgementOf(standing);
  rejudge(desk, standing, {
    ...judgement,
    disposition: "pay_and_flag",
    edit: hit.edit,
    edits: [hit.edit],
    collision: { claim: hit.collision.of.key, line: lineOf(hit.collision).number },
  });
}

/** B11 for a stay that comes after: units accepted within it are flagged. */
function flagDaysWithin(desk: Desk, stay: StandingClaim): void {
  const first = stay.claim.lines[0];
  for (const date of daysWithin(stay.claim)) {
    const unit = acceptedOn(onDay(stay, date), "iop");
    if (!unit || !first) continue;
    const judgement = judgementOf(unit);
    if (judgement.edits.includes("inpatient_same_day")) continue;
    const decided = judgement.disposition === "pay_in_part";
    rejudge(desk, unit, {
      ...judgement,
      disposition: decided ? "pay_in_part" : "pay_and_flag",
      edit: decided ? judgement.edit : "inpatient_same_day",
      edits: [...judgement.edits, "inpatient_same_day"],
      collision: decided ? judgement.collision : { claim: stay.key, line: first.number },
    });
  }
}

interface Freed {
  readonly standings: Standing[];
  readonly authorizations: Set<string>;
}

const reversedJudgement: LineJudgement = {
  ...cleanJudgement(0, null),
  disposition: "reversed",
  codes: noCodes,
};

/** Reverses an original: its units, dates and authorized days are free. */
function supersede(desk: Desk, original: StandingClaim, by: StandingClaim, freed: Freed): void {
  original.supersededBy = by.key;
  if (!original.isNew) desk.superseded.push({ claim: original.key, by: by.key });
  original.judgements.forEach((judgement, index) => {
    const standing = standingOf(original, index);
    if (isAccepted(judgement)) {
      if (kindOf(standing) === "iop") {
        countDate(standing, -1);
        if (judgement.authorization !== null) {
          countDay(desk, original, judgement.authorization, -1);
          freed.authorizations.add(judgement.authorization);
        }
      }
      freed.standings.push(standing);
    }
    rejudge(desk, standing, reversedJudgement);
  });
}

/** Lists what a void or replacement freed: denied lines that would now be paid. */
function settle(desk: Desk, { standings, authorizations }: Freed): void {
  const concerned: Standing[] = [];
  for (const standing of standings) {
    const { of } = standing;
    if (kindOf(standing) !== "stay") concerned.push(...daysOf(standing).flat());
    else for (const date of daysWithin(of.claim)) concerned.push(...onDay(of, date));
  }
  for (const number of authorizations) concerned.push(...(desk.exhausted.get(number) ?? []));
  for (const standing of concerned) {
    const judgement = judgementOf(standing);
    if (standing.of.supersededBy !== null) continue;
    if (judgement.disposition === "deny" && !judgement.readjudicateLater) {
      if (wouldBePaid(desk, standing))
        rejudge(desk, standing, { ...judgement, readjudicateLater: true });
    } else if (judgement.disposition === "pay_and_flag") unflag(desk, standing);
  }
}

/** A flag whose other line is gone is taken off. */
function unflag(desk: Desk, standing: Standing): void {
  const judgement = judgementOf(standing);
  const other = judgement.collision && desk.claims.get(judgement.collision.claim);
  if (!other || other.supersededBy === null) return;
  const edits = judgement.edits.filter((edit) => edit !== judgement.edit);
  rejudge(desk, standing, {
    ...judgement,
    disposition: edits.length > 0 ? "pay_and_flag" : "pay",
    edit: edits[0] ?? null,
    edits,
    collision: null,
  });
}

/** Whether a denied line would be paid if it came now. */
function wouldBePaid(desk: Desk, standing: Standing): boolean {
  return isAccepted(judgeLine(desk, standing));
}

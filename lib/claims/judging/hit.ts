/** What a line hits, and what that makes of it. */
import type {
  AdjustmentCodes,
  Disposition,
  Edit,
  LineJudgement,
  PlanRules,
} from "@/lib/claims/judgement";
import { lineOf, type Standing } from "@/lib/claims/judging/desk";
import type { ClaimRules } from "@/lib/policy/claims-schema";

type Action = ClaimRules["edits"][number]["action"];

/** An edit a line hits; `action` where it is not the edit's usual one. */
export interface Hit {
  readonly edit: Edit;
  readonly variant?: string;
  readonly action?: Action;
  readonly collision?: Standing;
}

interface Ranked {
  readonly rank: number;
  readonly action: Action;
  readonly codes: AdjustmentCodes;
  readonly variants: Readonly<Record<string, AdjustmentCodes>>;
}

const rankings = new WeakMap<ClaimRules, Map<Edit, Ranked>>();

function rankingOf(rules: ClaimRules): Map<Edit, Ranked> {
  let ranking = rankings.get(rules);
  if (!ranking) {
    ranking = new Map(
      rules.edits.map(({ id, action, codes, variants = {} }, rank) => [
        id,
        { rank, action, codes, variants },
      ]),
    );
    rankings.set(rules, ranking);
  }
  return ranking;
}

export const noCodes: AdjustmentCodes = { group: null, carc: null, rarc: null };

/** A line that hits nothing. Units of other services are paid as billed: they are not judged here. */
export function cleanJudgement(units: number, authorization: string | null): LineJudgement {
  return {
    disposition: "pay",
    payableUnits: units,
    edit: null,
    codes: noCodes,
    edits: [],
    collision: null,
    readjudicateLater: false,
    authorization,
  };
}

/** Actions that decide a line, the one that leaves least first. */
const deciding = [
  "reject_for_correction",
  "deny",
  "pend",
  "not_under_policy",
  "pay_in_part",
] as const;

/**
 * What becomes of a line that hits something. The action that leaves least decides the disposition;
 * the first edit in the order of precedence among those that decide sets the codes; flags matter
 * only where nothing decides.
 *
 * @param billed units as billed
 * @param payable units paid where nothing stands against it: one of the per diem, else as billed
 */
export function judgementOfHits(
  hits: readonly Hit[],
  units: { readonly billed: number; readonly payable: number },
  rules: ClaimRules,
  plan: PlanRules,
  authorization: string | null,
): LineJudgement {
  const ranking = rankingOf(rules);
  const ranked = hits
    .map((hit) => {
      const of = ranking.get(hit.edit);
      if (!of) throw new Error(`the billing rule has no edit ${hit.edit}`);
      return { hit, of, action: hit.action ?? of.action };
    })
    .sort((a, b) => a.of.rank - b.of.rank);
  const first = ranked.find(({ action }) => action !== "pay_and_flag") ?? ranked[0];
  if (!first) throw new Error("judged by hits, but there are none");
  const { hit, of } = first;
  // The code may come from an edit without another line, as two units on a date already taken.
  const collision = hit.collision ?? ranked.find((one) => one.hit.collision)?.hit.collision;
  const disposition: Disposition =
    deciding.find((action) => ranked.some((one) => one.action === action)) ?? "pay_and_flag";
  const key = hit.variant === undefined ? hit.edit : `${hit.edit}.${hit.variant}`;
  const codes =
    plan.codes[key] ??
    (hit.variant === undefined ? of.codes : of.variants[hit.variant]) ??
    of.codes;
  const paid = disposition === "pay_in_part" || disposition === "pay_and_flag";
  return {
    disposition,
    payableUnits:
      disposition === "not_under_policy" ? Math.max(0, units.billed) : paid ? units.payable : 0,
    edit: hit.edit,
    codes: disposition === "not_under_policy" ? noCodes : codes,
    edits: [...new Set(ranked.map((one) => one.hit.edit))],
    collision: collision ? { claim: collision.of.key, line: lineOf(collision).number } : null,
    readjudicateLater: false,
    authorization,
  };
}

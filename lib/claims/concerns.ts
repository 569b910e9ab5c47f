/** What must be known of the past before claims can be judged. */
import { addDays, mondayOf, type PlainDate } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import type { Concerns, KnownClaim } from "@/lib/claims/judgement";
import { isReplacement, isVoid } from "@/lib/claims/judging/frequency";
import { longestPeriod, servicesOf, stayOf } from "@/lib/claims/judging/services";
import type { RulesOn } from "@/lib/policy/claim-rules";

/** What to look up before judging these claims. */
export function concernsOf(claims: readonly Claim[], rulesOn: RulesOn): Concerns {
  const spans = new Map<string, Concerns["spans"][number]>();
  const members = new Set<string>();
  const originals = new Set<string>();
  const mondays = new Map<PlainDate, PlainDate>();
  const add = ({ memberNumber, from, through }: Concerns["spans"][number]) => {
    const last = addDays(from, longestPeriod);
    const cut = through < last ? through : last;
    spans.set(`${memberNumber}|${from}|${cut}`, { memberNumber, from, through: cut });
  };
  for (const claim of claims) {
    const { memberNumber } = claim;
    members.add(memberNumber);
    if (claim.originalNumber !== null && (isReplacement(claim) || isVoid(claim)))
      originals.add(claim.originalNumber);
    for (const { serviceFrom, serviceTo } of claim.lines) {
      let monday = mondays.get(serviceFrom);
      if (monday === undefined) {
        monday = mondayOf(serviceFrom);
        mondays.set(serviceFrom, monday);
      }
      const key = `${memberNumber}|${monday}`;
      if (!spans.has(key))
        spans.set(key, { memberNumber, from: monday, through: addDays(monday, 6) });
      if (serviceTo > serviceFrom) add({ memberNumber, from: serviceFrom, through: serviceTo });
    }
    const first = claim.lines[0];
    if (first && servicesOf(rulesOn(first.serviceFrom).rules).isStay(claim)) {
      const { from, through } = stayOf(claim);
      if (from < through) add({ memberNumber, from, through });
    }
  }
  return { spans: [...spans.values()], memberNumbers: [...members], originals: [...originals] };
}

/**
 * What originals that are to be voided or replaced make worth knowing besides: the days of their
 * lines and stays, and the authorizations of which they used days (lines denied because those were
 * used up may be freed).
 */
export function concernsOfKnown(
  originals: readonly KnownClaim[],
  rulesOn: RulesOn,
): Pick<Concerns, "spans"> & { readonly authorizations: readonly string[] } {
  return {
    spans: concernsOf(
      originals.map(({ claim }) => claim),
      rulesOn,
    ).spans,
    authorizations: [
      ...new Set(
        originals.flatMap(({ judgements }) =>
          judgements.flatMap(({ authorization }) => authorization ?? []),
        ),
      ),
    ],
  };
}

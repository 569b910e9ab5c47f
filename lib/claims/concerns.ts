/** What must be known of the past before claims can be judged. */
import { addDays, dayNumber, plainDate, type PlainDate } from "@/lib/calendar";
import type { Claim } from "@/lib/claims/claim";
import type { Concerns, KnownClaim } from "@/lib/claims/judgement";
import { servicesOf, stayOf } from "@/lib/claims/judging/services";
import type { RulesOn } from "@/lib/policy/claim-rules";

/** Monday of the week of a date. */
function mondayOf(date: PlainDate): PlainDate {
  const day = dayNumber(date);
  // 1 January 1970 was a Thursday.
  return plainDate(day - ((((day + 3) % 7) + 7) % 7));
}

/** What to look up before judging these claims. */
export function concernsOf(claims: readonly Claim[], rulesOn: RulesOn): Concerns {
  const spans = new Map<string, Concerns["spans"][number]>();
  const members = new Set<string>();
  const originals = new Set<string>();
  const mondays = new Map<PlainDate, PlainDate>();
  for (const claim of claims) {
    const { memberNumber } = claim;
    members.add(memberNumber);
    if (claim.originalNumber !== null && ["7", "8"].includes(claim.frequencyCode))
      originals.add(claim.originalNumber);
    for (const { serviceFrom } of claim.lines) {
      let monday = mondays.get(serviceFrom);
      if (monday === undefined) {
        monday = mondayOf(serviceFrom);
        mondays.set(serviceFrom, monday);
      }
      const key = `${memberNumber}|${monday}`;
      if (!spans.has(key))
        spans.set(key, { memberNumber, from: monday, through: addDays(monday, 6) });
    }
    const first = claim.lines[0];
    if (first && servicesOf(rulesOn(first.serviceFrom).rules).isStay(claim)) {
      const { from, through } = stayOf(claim);
      if (from < through) {
        const last = addDays(from, 400);
        const cut = through < last ? through : last;
        spans.set(`${memberNumber}|${from}|${cut}`, { memberNumber, from, through: cut });
      }
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

import { addDays, type PlainDate } from "@/lib/calendar";
import { concernsOfKnown } from "@/lib/claims/concerns";
import type { ClaimAuthorization, ClaimKey, Concerns, KnownClaim } from "@/lib/claims/judgement";
import { longestPeriod } from "@/lib/claims/judging/services";
import { numberOnCard } from "@/lib/claims/member-number";
import type { RulesOn } from "@/lib/policy/claim-rules";
import {
  claimReadColumns,
  lineReadColumns,
  readClaim,
  readLine,
  type StoredClaim,
  type StoredLine,
} from "./claim-rows";
import type { ClaimSession } from "./claim-session";

/**
 * What came before, as far as it bears on the claims to judge. Every read follows an index by the
 * members concerned: what it costs depends on them and on their days, not on how much is stored.
 */
export interface FoundHistory {
  /** In the order of receipt, each with the lines on days that matter. */
  readonly claims: readonly KnownClaim[];
  readonly stored: ReadonlyMap<ClaimKey, StoredClaim>;
  /** The stored line of "claim line-number". */
  readonly lines: ReadonlyMap<string, StoredLine>;
}

interface Span {
  readonly member: string;
  readonly from: PlainDate;
  readonly through: PlainDate;
}

/**
 * Sets looked up through one index, whatever the statistics say of tables that grow by the minute: each
 * entry is sought on its own (`lateral`, which `offset 0` keeps as it is), by index alone, and the
 * partitions without a day in question are passed over as it is sought.
 */
export const indexReadsOnly = `set local enable_seqscan = off; set local enable_hashjoin = off;
  set local enable_mergejoin = off; set local enable_bitmapscan = off; set local enable_memoize = off;
  set local enable_material = off; set local enable_sort = off`;

/** Lines of members within spans of dates that stand: paid, pended or denied. */
export const linesInSpans = `
  select l.* from unnest($1::bigint[], $2::date[], $3::date[]) s (member_id, first_day, last_day)
  cross join lateral (
    select ${lineReadColumns} from claim_line l
    where l.member_id = s.member_id and l.service_date between s.first_day and s.last_day
      and l.disposition not in ('reversed', 'reject_for_correction', 'not_under_policy') offset 0) l`;

/**
 * Lines over several dates that began before a span and reach into it. A bill covers no more than
 * `longestPeriod` days.
 */
export const linesReachingIntoSpans = `
  select l.* from unnest($1::bigint[], $2::date[], $3::date[]) s (member_id, first_day, last_day)
  cross join lateral (
    select ${lineReadColumns} from claim_line l
    where l.member_id = s.member_id and l.service_to > l.service_date
      and l.service_date >= s.first_day - ${longestPeriod} and l.service_date < s.first_day
      and l.service_to >= s.first_day
      and l.disposition not in ('reversed', 'reject_for_correction', 'not_under_policy') offset 0) l`;

const staysOverSpans = `
  select c.* from unnest($1::bigint[], $2::date[], $3::date[]) s (member_id, first_day, last_day)
  cross join lateral (
    select ${claimReadColumns} from claim c
    where c.member_id = s.member_id and c.inpatient_stay
      and coalesce(c.statement_from, c.first_day) <= s.last_day
      and coalesce(c.statement_to, c.last_day) >= s.first_day offset 0) c`;

const claimsByNumber = `
  select c.* from unnest($1::text[]) n (number)
  cross join lateral (select ${claimReadColumns} from claim c where c.number = n.number offset 0) c`;

const claimsByKey = `
  select c.* from unnest($1::bigint[]) k (id)
  cross join lateral (select ${claimReadColumns} from claim c where c.id = k.id offset 0) c`;

const linesOfClaims = `
  select l.* from unnest($1::bigint[]) k (id)
  cross join lateral (select c.id, c.member_id, c.first_day, c.last_day from claim c where c.id = k.id offset 0) c
  cross join lateral (
    select ${lineReadColumns} from claim_line l
    where l.member_id = c.member_id and l.service_date between c.first_day and c.last_day
      and l.claim_id = c.id offset 0) l`;

/**
 * Finds the history of concerns (see lib/claims/concerns.ts), originals and stays with all their lines.
 *
 * @param members id by number of the members concerned, locked by this transaction
 * @param authorizations on their cards: voids and replacements give back days of them, which may
 *   free lines on any other of their days
 * @param rulesOn tells which claims are inpatient stays
 */
export async function findClaimHistory(
  session: ClaimSession,
  concerns: Concerns,
  members: ReadonlyMap<string, string>,
  authorizations: readonly ClaimAuthorization[],
  rulesOn: RulesOn,
): Promise<FoundHistory> {
  const numberOf = new Map([...members].map(([number, id]) => [id, number]));
  const stored = new Map<ClaimKey, StoredClaim>();
  const lines = new Map<string, StoredLine>();
  const byClaim = new Map<ClaimKey, StoredLine[]>();

  const keepClaims = async (sql: string, values: readonly unknown[]): Promise<StoredClaim[]> => {
    const found: StoredClaim[] = [];
    for (const row of await session.rows(sql, values)) {
      const memberNumber = numberOf.get(row[2] ?? "");
      // Other members may have claims of the same number.
      if (memberNumber === undefined) continue;
      const claim = readClaim(row, memberNumber);
      stored.set(claim.key, claim);
      found.push(claim);
    }
    return found;
  };
  const keepLines = async (sql: string, values: readonly unknown[]): Promise<void> => {
    for (const row of await session.rows(sql, values)) {
      const line = readLine(row);
      const address = lineAddress(line.claim, line.line.number);
      if (lines.has(address)) continue;
      lines.set(address, line);
      const others = byClaim.get(line.claim);
      if (others) others.push(line);
      else byClaim.set(line.claim, [line]);
    }
  };
  const known = ({ key, claim, supersededBy }: StoredClaim): KnownClaim => {
    const own = (byClaim.get(key) ?? []).sort((a, b) => a.line.number - b.line.number);
    return {
      key,
      claim: { ...claim, lines: own.map(({ line }) => line) },
      supersededBy,
      judgements: own.map(({ judgement }) => judgement),
    };
  };

  await session.rows(indexReadsOnly);
  let spans: readonly Concerns["spans"][number][] = concerns.spans;
  if (concerns.originals.length > 0) {
    const numbers = [...new Set(concerns.originals)];
    const originals = await keepClaims(claimsByNumber, [numbers]);
    await keepLines(linesOfClaims, [originals.map(({ key }) => key)]);
    const further = concernsOfKnown(originals.map(known), rulesOn);
    const freed = new Set(further.authorizations);
    const onCard = peopleByCard(members.keys());
    const periods = authorizations
      .filter(({ number }) => freed.has(number))
      .flatMap(({ memberNumber: card, from, through }) =>
        (onCard.get(card) ?? []).map((memberNumber) => ({
          memberNumber,
          // Whole weeks: how many units a week has bears on each of them.
          from: addDays(from, -6),
          through: addDays(through, 6),
        })),
      );
    spans = [...spans, ...further.spans, ...periods];
  }

  const merged = mergeSpans(spans, members);
  const values = [
    merged.map(({ member }) => member),
    merged.map(({ from }) => from),
    merged.map(({ through }) => through),
  ];
  await keepLines(linesInSpans, values);
  await keepLines(linesReachingIntoSpans, values);
  const missing = [...byClaim.keys()].filter((key) => !stored.has(key));
  if (missing.length > 0) await keepClaims(claimsByKey, [missing]);
  const stays = await keepClaims(staysOverSpans, values);
  if (stays.length > 0) await keepLines(linesOfClaims, [stays.map(({ key }) => key)]);

  const claims = [...stored.values()].sort((a, b) => a.key - b.key).map(known);
  return { claims, stored, lines };
}

/** The place of a line in `FoundHistory.lines`. */
export const lineAddress = (claim: ClaimKey, line: number): string => `${claim} ${line}`;

/** Members by the number on their card. */
function peopleByCard(memberNumbers: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const memberNumber of memberNumbers) {
    const card = numberOnCard(memberNumber);
    const people = found.get(card);
    if (people) people.push(memberNumber);
    else found.set(card, [memberNumber]);
  }
  return found;
}

/** Spans that touch or overlap as one, by member, so that no line is read twice. */
function mergeSpans(
  spans: Concerns["spans"],
  members: ReadonlyMap<string, string>,
): readonly Span[] {
  const sorted = spans
    .flatMap(({ memberNumber, from, through }) => {
      const member = members.get(memberNumber);
      return member === undefined ? [] : [{ member, from, through }];
    })
    .sort((a, b) =>
      a.member === b.member ? (a.from < b.from ? -1 : 1) : Number(a.member) - Number(b.member),
    );
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last?.member === span.member && span.from <= last.through)
      merged[merged.length - 1] =
        span.through > last.through ? { ...last, through: span.through } : last;
    else merged.push(span);
  }
  return merged;
}

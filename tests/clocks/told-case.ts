/** Cases told as a few entries of their record in November and December 2026, and their ledgers. */
import type { CaseEvent, ClockFacts, ClockRow } from "@/lib/clocks/clock-row";
import { clockLedger } from "@/lib/clocks/ledger";
import { lawOfClocks } from "@/lib/policy/library";

export const rules = lawOfClocks();
export const group: ClockFacts = {
  requestId: "R",
  timing: "prospective",
  urgency: "standard",
  lineOfBusiness: "insured_group",
  stateOfIssue: "NC",
  ncqaAccredited: true,
  authorizedThrough: null,
};

/** An instant of November or December 2026 in North Carolina: "11-23 10:00". */
export const at = (text: string): Date => new Date(`2026-${text.replace(" ", "T")}:00-05:00`);

export type Entry = readonly [when: string, kind: string, data?: Readonly<Record<string, unknown>>];
export const told = (entries: readonly Entry[]): readonly CaseEvent[] =>
  entries.map(([when, kind, data]) => ({ at: at(when), kind, data: data ?? {} }));

export const ledger = (
  facts: Partial<ClockFacts>,
  entries: readonly Entry[],
  now = "12-31 23:00",
) => clockLedger({ ...group, ...facts }, told(entries), rules, at(now));

export const row = (rows: readonly ClockRow[], id: string): ClockRow => {
  const found = rows.find((each) => each.id === `R.${id}`);
  if (!found) throw new Error(`no ${id} among ${rows.map((each) => each.id).join(", ")}`);
  return found;
};
export const due = (rows: readonly ClockRow[], id: string) => row(rows, id).dueAt?.toISOString();
export const governing = (rows: readonly ClockRow[]) => rows.filter(({ governs }) => governs);
export const endOf = (day: string) =>
  at(`${day} 23:59`).toISOString().replace(":00.000Z", ":59.000Z");

export const received: Entry = ["11-23 10:02", "request_submitted"];
export const sent = (when: string, kind: string, recipient: string, data = {}): Entry => [
  when,
  "notice_sent",
  { notice_kind: kind, recipient, ...data },
];

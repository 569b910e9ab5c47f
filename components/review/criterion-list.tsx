import Link from "next/link";
import { FindingShape } from "@/components/policy/finding-mark";
import { causeWords, findingWords } from "@/components/policy/finding-words";
import { cn } from "@/lib/cn";
import type { EffectiveFinding } from "@/lib/review/effective-findings";
import type { Cause } from "@/lib/finding";

/** One row of the desk's list. */
export interface CriterionRow {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly finding: EffectiveFinding;
  readonly reason: string;
  /** Cited pages under the facts of the criterion. */
  readonly pages: number;
}

/** The id of a row on the page, for keeping it in sight. */
export const rowId = (criterion: string): string => `row-${criterion}`;

/** How a row is read out: the finding, who set or confirmed it, what lapsed. */
export function spokenFinding({
  finding,
  undetermined_because,
  decision,
  lapsed,
}: EffectiveFinding) {
  const cause = causeOf(undetermined_because);
  return [
    findingWords[finding] + (cause ? `, ${causeWords[cause]}` : ""),
    decision &&
      `${decision.action === "override" ? "set" : "confirmed"} by ${decision.decidedByName}`,
    lapsed && "an earlier decision lapsed",
  ]
    .filter(Boolean)
    .join(", ");
}

/** A cause by its name, where it is one. */
export const causeOf = (name: string | undefined): Cause | undefined =>
  Object.keys(causeWords).find((cause): cause is Cause => cause === name);

/**
 * The criteria of a review as rows that fit one screen: mark (with the initials of who overrode it),
 * number, name, one line of reason, pages of evidence, and who confirmed.
 */
export function CriterionList({
  groups,
  chosen,
}: {
  groups: readonly { readonly title: string; readonly rows: readonly CriterionRow[] }[];
  chosen: string;
}) {
  return (
    <div className="text-small">
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h2 className="flex justify-between border-b border-edge text-small text-muted">
            {group.title}
            <span aria-hidden="true" className="font-normal">
              pages · seen
            </span>
          </h2>
          <ul>
            {group.rows.map((row) => (
              <Row key={row.id} row={row} chosen={row.id === chosen} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ row, chosen }: { row: CriterionRow; chosen: boolean }) {
  const { decision, lapsed } = row.finding;
  const overridden = decision?.action === "override";
  return (
    <li id={rowId(row.id)} className="border-b border-line">
      <Link
        href={row.href}
        prefetch={false}
        scroll={false}
        aria-current={chosen ? "true" : undefined}
        className={cn(
          "grid min-h-11 grid-cols-[3rem_2rem_minmax(0,1fr)_1.25rem_1.5rem] items-center gap-x-1.5 px-1 hover:bg-accent-wash lg:h-6 lg:min-h-0",
          "-outline-offset-2 lg:grid-cols-[3rem_2rem_minmax(7rem,11.5rem)_minmax(0,1fr)_1.25rem_1.5rem]",
          chosen && "bg-accent-wash shadow-[inset_3px_0_0_var(--color-accent)]",
        )}
      >
        <span className="flex w-fit items-center gap-0.5 pl-1">
          <FindingShape finding={row.finding.finding} />
          {overridden && (
            <span
              aria-hidden="true"
              className="rounded border border-edge bg-ground px-0.5 text-[0.625rem] leading-3 font-bold break-normal"
            >
              {decision.initials}
            </span>
          )}
        </span>
        <span className="font-semibold figures">{row.id}</span>
        <span className={cn("truncate", chosen && "font-semibold")}>{row.title}</span>
        <span className="sr-only">: {spokenFinding(row.finding)}.</span>
        <span className="truncate text-muted figures max-lg:col-start-3 max-lg:row-start-2 max-lg:pb-1">
          {row.reason}
        </span>
        <span className="text-right text-muted figures max-lg:row-start-1 max-lg:col-start-4">
          {row.pages > 0 && (
            <>
              {row.pages}
              <span className="sr-only">
                {row.pages === 1 ? " page of evidence." : " pages of evidence."}
              </span>
            </>
          )}
        </span>
        <span
          aria-hidden="true"
          className="text-right text-[0.6875rem] font-semibold max-lg:row-start-1 max-lg:col-start-5"
        >
          {lapsed ? (
            <span className="text-caution">!</span>
          ) : (
            decision && !overridden && decision.initials
          )}
        </span>
      </Link>
    </li>
  );
}

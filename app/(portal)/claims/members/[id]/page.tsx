import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { monthWords } from "@/components/claims/claim-words";
import { DispositionShape } from "@/components/claims/disposition-mark";
import { lineColumns } from "@/components/claims/line-columns";
import { memberDays, monthBeside, shortWeeks } from "@/components/claims/member-days";
import { MonthGrid, hatch } from "@/components/claims/month-grid";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Table } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/current-person";
import { dateInZone, formatDate } from "@/lib/calendar";
import { memberInWords } from "@/lib/claims/member-number";
import { paths } from "@/lib/paths";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";
import { claimMemberDays } from "@/lib/queries/claim-member-days";
import { programZone } from "@/lib/review/zone";
import { editTitles } from "../../edit-titles";

export const metadata: Metadata = { title: "Member’s calendar" };

type View = NonNullable<Awaited<ReturnType<typeof claimMemberDays>>>;

/** A member's month: authorized, billed, paid and contested days on one calendar. */
export default async function MemberPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { id } = await params;
  const actor = await requireActor(paths.claimMember(id), [
    "claims_analyst",
    "reviewer",
    "medical_director",
    "provider",
  ]);
  const month = oneOf(await searchParams, "month");
  const now = new Date();
  const view = await claimMemberDays(actor, { memberId: id, month }, now);
  if (!view) notFound();
  const days = memberDays(view);
  const titles = editTitles(view.from);
  const { rules } = claimRulesOn(policyLibrary())(view.through);
  const atLeast = rules.week.at_least;
  const today = dateInZone(now, programZone);
  const openable = actor.role === "claims_analyst" || actor.role === "provider";
  const count = (of: (day: (typeof days)[number]) => boolean) => days.filter(of).length;

  return (
    <>
      <PageHeader
        breadcrumbs={
          openable && (
            <Breadcrumbs
              items={[
                actor.role === "provider"
                  ? { label: "Our claims", href: paths.ownClaims }
                  : { label: "Claims", href: paths.claims },
                { label: "Member’s calendar" },
              ]}
            />
          )
        }
        title={<span className="figures">Member {memberInWords(view.memberNumber)}</span>}
        lead={
          actor.role === "provider"
            ? "Your organization’s claims and authorizations, day by day."
            : "Authorized, billed, paid and contested days, from every provider."
        }
      />
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="month" className="min-w-0">
          <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
            <h2 id="month" className="text-title">
              {monthWords(view.month)}
            </h2>
            <nav aria-label="Months" className="flex gap-2">
              <ButtonLink
                href={paths.claimMember(id, monthBeside(view.month, -1))}
                rel="prev"
                size="small"
              >
                {monthWords(monthBeside(view.month, -1))}
              </ButtonLink>
              <ButtonLink
                href={paths.claimMember(id, monthBeside(view.month, 1))}
                rel="next"
                size="small"
              >
                {monthWords(monthBeside(view.month, 1))}
              </ButtonLink>
            </nav>
          </div>
          <MonthGrid days={days} titles={titles} openable={openable} />
          <Legend />
        </section>
        <div className="grid content-start gap-6">
          <dl className="grid grid-cols-2 gap-x-8 gap-y-3 sm:max-xl:grid-cols-4">
            {(
              [
                ["Authorized days", count(({ authorization }) => authorization !== null)],
                ["Days billed", count(({ lines }) => lines.length > 0)],
                ["Days paid", count(({ paid }) => paid)],
                ["Days contested", count(({ contested }) => contested)],
              ] as const
            ).map(([term, value]) => (
              <div key={term}>
                <dt className="text-small text-muted">{term}</dt>
                <dd className="text-title font-semibold figures">{value}</dd>
              </div>
            ))}
          </dl>
          <Authorizations view={view} />
          <Stays view={view} />
          <ShortWeeks
            weeks={shortWeeks(days, { service: rules.service, atLeast }, today)}
            atLeast={atLeast}
          />
        </div>
      </div>
      <section aria-labelledby="lines" className="mt-8">
        <h2 id="lines" className="mb-2 text-title">
          Lines of {monthWords(view.month)}
        </h2>
        <Table
          dense
          caption={`Claim lines of ${monthWords(view.month)}`}
          rows={view.lines}
          rowKey={({ key }) => key}
          rowHref={(line) => (openable ? paths.claimLine(line.key) : undefined)}
          columns={lineColumns(titles).filter(({ key }) => key !== "member")}
          empty={
            <EmptyState
              title="Nothing was billed in this month"
              action={
                <ButtonLink href={paths.claimMember(id, view.latestMonth)}>
                  Show {monthWords(view.latestMonth)}, the latest with a claim
                </ButtonLink>
              }
            />
          }
        />
      </section>
    </>
  );
}

function Authorizations({ view }: { view: View }) {
  return (
    <section aria-labelledby="authorizations">
      <h2 id="authorizations" className="mb-2 text-lead">
        Authorizations
      </h2>
      {view.authorizations.length === 0 ? (
        <p className="text-muted">None covers a day of this month.</p>
      ) : (
        <ul className="grid gap-4">
          {view.authorizations.map((one) => (
            <li key={one.number}>
              <p className="figures">
                <strong>{one.number}</strong> · {formatDate(one.from)} to {formatDate(one.through)}
              </p>
              {one.certified ? (
                <ProgressBar
                  label="Days used"
                  value={one.daysUsed}
                  max={Math.max(1, one.days)}
                  detail={`${one.daysUsed} of ${one.days}`}
                />
              ) : (
                <p className="text-negative">Not certified</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Stays({ view }: { view: View }) {
  if (view.stays.length === 0) return null;
  return (
    <section aria-labelledby="stays">
      <h2 id="stays" className="mb-2 text-lead">
        Inpatient stays
      </h2>
      <ul className="grid gap-1 figures">
        {view.stays.map((stay) => (
          <li key={stay.claimId}>
            {formatDate(stay.from)} to {formatDate(stay.through)} · claim {stay.claimNumber}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShortWeeks({ weeks, atLeast }: { weeks: ReturnType<typeof shortWeeks>; atLeast: number }) {
  if (weeks.length === 0) return null;
  return (
    <section aria-labelledby="short-weeks">
      <h2 id="short-weeks" className="mb-2 text-lead">
        Weeks with few dates
      </h2>
      <ul className="grid gap-1 figures">
        {weeks.map(({ monday, dates }) => (
          <li key={monday}>
            Week of {formatDate(monday)} · {dates} {dates === 1 ? "date" : "dates"} paid
          </li>
        ))}
      </ul>
      <p className="mt-1 text-small text-muted">
        A program week holds at least {atLeast}. Claims may still be on their way.
      </p>
    </section>
  );
}

/** What the outlines, grounds and marks of the calendar mean. */
function Legend() {
  const cell = "inline-block h-5 w-7 rounded border-2";
  return (
    <ul
      aria-label="How to read the calendar"
      className="mt-2 flex flex-wrap gap-x-5 gap-y-1.5 text-small [&>li]:flex [&>li]:items-center [&>li]:gap-1.5"
    >
      <li>
        <span aria-hidden="true" className={`${cell} border-accent`} /> Day authorized
      </li>
      <li>
        <span aria-hidden="true" className={`${cell} border-line bg-positive-wash`} /> Day paid
      </li>
      <li>
        <span
          aria-hidden="true"
          className={`${cell} border-line`}
          style={{ backgroundImage: hatch }}
        />{" "}
        Day contested
      </li>
      {(
        [
          "pay",
          "pay_in_part",
          "pay_and_flag",
          "deny",
          "reject_for_correction",
          "pend",
          "reversed",
        ] as const
      ).map((disposition) => (
        <li key={disposition}>
          <DispositionShape disposition={disposition} /> {words[disposition]}
        </li>
      ))}
    </ul>
  );
}

const words = {
  pay: "Paid",
  pay_in_part: "In part",
  pay_and_flag: "Flagged",
  deny: "Denied",
  reject_for_correction: "Rejected",
  pend: "Pended",
  reversed: "Reversed",
} as const;

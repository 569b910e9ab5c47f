import { AuthorizationCalendar } from "@/components/review/authorization-calendar";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { formatDate } from "@/lib/calendar";
import { paths } from "@/lib/paths";
import type { AuthorizationLedger, AuthorizationStanding } from "@/lib/review/authorization-days";
import { reviewTypeNames } from "@/lib/review/case";

const standings: Readonly<Record<AuthorizationStanding, readonly [string, BadgeTone]>> = {
  ahead: ["Begins later", "info"],
  running: ["Running", "positive"],
  used_up: ["Days used up", "caution"],
  over: ["Over", "idle"],
};

/**
 * The authorizations of an episode of care: their days as a bar and as a calendar, and each with its
 * number, span, site, and what is used and left of it. Nothing while none was issued.
 */
export function AuthorizationDays({
  ledger,
  requestId,
}: {
  ledger: AuthorizationLedger;
  /** The request whose page this is: the others of the episode are linked. */
  requestId: string;
}) {
  if (ledger.lines.length === 0) return null;
  return (
    <section aria-labelledby="authorized-days" className="grid gap-3">
      <h2 id="authorized-days" className="text-lead">
        Authorized days
      </h2>
      <p className="figures">
        <strong>{ledger.left} left</strong> of {ledger.authorized} authorized over this episode of
        care: {ledger.claimed} claimed
        {ledger.attended > 0 && `, ${ledger.attended} attended and not yet claimed`}
        {ledger.lapsed > 0 && `, ${ledger.lapsed} not used by the last day`}.
      </p>
      <DaysBar ledger={ledger} />
      <AuthorizationCalendar weeks={ledger.weeks} />
      <Table
        caption="Authorizations of this episode of care"
        dense
        rows={ledger.lines}
        rowKey={({ number }) => number}
        columns={[
          {
            key: "number",
            header: "Number",
            className: "figures",
            cell: ({ number, issue, standing }) => (
              <>
                <span className="font-semibold whitespace-nowrap">{number}</span>{" "}
                <Badge tone={standings[standing][1]}>{standings[standing][0]}</Badge>
                {issue > 1 && (
                  <span className="block text-small text-muted">Issued again, number {issue}</span>
                )}
              </>
            ),
          },
          {
            key: "span",
            header: "First to last day",
            className: "figures",
            cell: ({ firstDay, lastDay, siteName }) => (
              <>
                {formatDate(firstDay)} to {formatDate(lastDay)}
                <span className="block text-small text-muted">S9480 at {siteName}</span>
              </>
            ),
          },
          {
            key: "request",
            header: "Request",
            className: "figures",
            cell: (line) =>
              line.requestId === requestId ? (
                `${reviewTypeNames[line.reviewType]}, this request`
              ) : (
                <a href={paths.request(line.requestId)} className="link">
                  {reviewTypeNames[line.reviewType]}, {line.reference}
                </a>
              ),
          },
          { key: "days", header: "Days", align: "right", cell: ({ days }) => days },
          {
            key: "used",
            header: "Used",
            align: "right",
            cell: ({ daysUsed, attended }) => daysUsed + attended,
          },
          { key: "left", header: "Left", align: "right", cell: ({ left }) => left },
        ]}
      />
    </section>
  );
}

/** How the authorized days were used, as one bar; the sentence above says the same. */
function DaysBar({ ledger }: { ledger: AuthorizationLedger }) {
  const all = Math.max(
    ledger.authorized,
    ledger.claimed + ledger.attended + ledger.left + ledger.lapsed,
    1,
  );
  const share = (days: number) => `${(days / all) * 100}%`;
  return (
    <svg aria-hidden="true" width="100%" height="12" className="block max-w-2xl">
      <rect width="100%" height="12" className="fill-sunken stroke-edge" />
      <rect width={share(ledger.claimed)} height="12" className="fill-accent" />
      <rect
        x={share(ledger.claimed)}
        width={share(ledger.attended)}
        height="12"
        className="fill-accent opacity-45"
      />
    </svg>
  );
}

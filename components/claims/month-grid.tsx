import Link from "next/link";
import { dispositionWords, formWords, unitWords } from "@/components/claims/claim-words";
import { DispositionShape } from "@/components/claims/disposition-mark";
import { serviceWords } from "@/components/claims/service-words";
import { asWeeks, type MemberDay } from "@/components/claims/member-days";
import { cn } from "@/lib/cn";
import { weekdays } from "@/lib/calendar";
import type { Edit } from "@/lib/claims/judgement";
import type { LineRow } from "@/lib/db/claim-desk/line-columns";
import { paths } from "@/lib/paths";

interface NamedAuthorization {
  readonly number: string;
}
interface NamedStay {
  readonly claimNumber: string;
}
type Day = MemberDay<LineRow, NamedAuthorization, NamedStay>;

/** The ground of what is contested, whatever colour lies under it. */
export const hatch =
  "repeating-linear-gradient(135deg, var(--color-line) 0 2px, transparent 2px 8px)";

/** Lines named in a cell; the table beneath has them all. */
const shown = 4;

/*
 * A month, Monday to Sunday. An authorized day has an outline; a paid one is filled; a contested one
 * is hatched; each line stands in its day as its mark, which leads to it and names the claim when
 * pointed at or focused.
 */
export function MonthGrid({
  days,
  titles,
  openable,
}: {
  days: readonly Day[];
  titles: ReadonlyMap<Edit, string>;
  /** Whether lines lead to pages of their own for this reader. */
  openable: boolean;
}) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-1">
      <caption className="sr-only">Days of the month with their claim lines</caption>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col" className="py-1 text-small font-semibold text-muted">
              <abbr title={name} className="no-underline">
                {name.slice(0, 3)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {asWeeks(days).map((week, index) => (
          <tr key={index}>
            {week.map((day, column) =>
              day === null ? (
                <td key={column} />
              ) : (
                <DayCell
                  key={column}
                  day={day}
                  column={column}
                  titles={titles}
                  openable={openable}
                />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a day stands, for those who hear the page. */
function dayWords({ authorization, stay, lines, paid, contested, attendance }: Day): string {
  return [
    authorization && "authorized",
    lines.length > 0 && (paid ? "billed, paid" : "billed, not paid"),
    contested && "contested",
    attendance === "absent" && "absent by the record",
    attendance === "not_evaluated" && "not evaluated by the record",
    stay && "inpatient",
  ]
    .filter(Boolean)
    .join(", ");
}

function DayCell({
  day,
  column,
  titles,
  openable,
}: {
  day: Day;
  /** From 0, Monday. */
  column: number;
  titles: ReadonlyMap<Edit, string>;
  openable: boolean;
}) {
  const { date, authorization, stay, lines, paid, contested, attendance } = day;
  return (
    <td
      className={cn(
        "relative h-16 rounded border-2 px-1 py-0.5 align-top sm:h-20 sm:px-1.5",
        authorization ? "border-accent" : "border-line",
        paid && "bg-positive-wash",
      )}
      style={contested ? { backgroundImage: hatch } : undefined}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-1">
        <span className="rounded bg-ground px-0.5 text-small font-semibold figures">
          {Number(date.slice(8))}
          <span className="sr-only">: {dayWords(day) || "nothing billed"}</span>
        </span>
        {stay && (
          <span aria-hidden="true" className="text-small text-muted">
            <span className="sm:hidden">S</span>
            <span className="max-sm:hidden">Stay</span>
          </span>
        )}
        {attendance !== null && (
          <span aria-hidden="true" className="text-small font-semibold text-caution">
            <span className="sm:hidden">{attendance === "absent" ? "A" : "E"}</span>
            <span className="max-sm:hidden">
              {attendance === "absent" ? "Absent" : "Not evaluated"}
            </span>
          </span>
        )}
      </div>
      {lines.length > 0 && (
        <ul className="mt-0.5 flex flex-wrap gap-0.5">
          {lines.slice(0, shown).map((line) => (
            <li key={line.id}>
              <LineInCell
                line={line}
                towardsLeft={column > 3}
                titles={titles}
                openable={openable}
              />
            </li>
          ))}
          {lines.length > shown && (
            <li className="text-small leading-6">+{lines.length - shown}</li>
          )}
        </ul>
      )}
    </td>
  );
}

function LineInCell({
  line,
  towardsLeft,
  titles,
  openable,
}: {
  line: LineRow;
  /** Whether what is shown of it opens to the left, so that it stays on the page. */
  towardsLeft: boolean;
  titles: ReadonlyMap<Edit, string>;
  openable: boolean;
}) {
  const name = `Claim ${line.claimNumber}, line ${line.number}`;
  const became = `${dispositionWords[line.disposition]}, ${unitWords(line.payableUnits)} of ${unitWords(line.units)} units`;
  const why = line.edit && (titles.get(line.edit) ?? line.edit);
  const face = (
    <>
      <DispositionShape disposition={line.disposition} className="size-5" />
      <span className="sr-only">
        {name}: {became}
        {why && `, ${why}`}
      </span>
      <span
        aria-hidden="true"
        className={cn(
          "pointer-events-none absolute top-full z-20 hidden w-60 rounded border border-edge bg-raised px-3 py-2 text-left text-small text-ink shadow-overlay",
          "group-hover:block group-focus-visible:block",
          towardsLeft ? "right-0" : "left-0",
        )}
      >
        <span className="block font-semibold figures">{name}</span>
        <span className="block figures">
          {formWords[line.form]} · {serviceWords(line)}
        </span>
        <span className="block">{became}</span>
        {why && <span className="block text-muted">{why}</span>}
      </span>
    </>
  );
  const look = "group inline-flex size-6 items-center justify-center rounded bg-ground";
  return openable ? (
    <Link href={paths.claimLine(line.key)} prefetch={false} className={look}>
      {face}
    </Link>
  ) : (
    <span className={look}>{face}</span>
  );
}

import { ClockBar } from "@/components/clocks/clock-bar";
import { ClockMark } from "@/components/clocks/clock-mark";
import { clockState, clockStateWords } from "@/components/clocks/clock-state";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { cn } from "@/lib/cn";
import type { ClockRow } from "@/lib/clocks/clock-row";
import { writeDue } from "@/lib/clocks/clock-words";

/**
 * Every clock of a case, each with its bar and the reason in words: what runs or waits to be started
 * in the open, the one that governs first, what has come to its end under a disclosure.
 */
export function ClockList({ rows, now }: { rows: readonly ClockRow[]; now: Date }) {
  const standing = rows
    .filter(({ satisfiedAt, endedAt }) => !satisfiedAt && !endedAt)
    .sort((a, b) => Number(b.governs) - Number(a.governs) || dueOrder(a) - dueOrder(b));
  const over = rows.filter(({ satisfiedAt, endedAt }) => satisfiedAt ?? endedAt);
  return (
    <div className="grid gap-3">
      {standing.length === 0 ? (
        <p className="text-muted">No time limit is running.</p>
      ) : (
        <ol className="grid gap-4">
          {standing.map((row) => (
            <Clock key={row.id} row={row} now={now} />
          ))}
        </ol>
      )}
      {over.length > 0 && (
        <Disclosure
          summary={`${over.length} time limit${over.length === 1 ? "" : "s"} met or ended`}
        >
          <ol className="grid gap-4 pt-2">
            {over.map((row) => (
              <Clock key={row.id} row={row} now={now} />
            ))}
          </ol>
        </Disclosure>
      )}
    </div>
  );
}

const dueOrder = ({ dueAt }: ClockRow): number => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;

function Clock({ row, now }: { row: ClockRow; now: Date }) {
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="flex items-start gap-2">
          <span className="flex h-lh items-center">
            <ClockMark state={clockState(row, now)} />
          </span>
          <span className={cn(row.governs && "font-semibold")}>{row.title}</span>
        </span>
        {row.governs && <Badge>Governs</Badge>}
        {row.owedBy === "claimant" && <Badge>For the provider or member</Badge>}
        <span className={cn("ml-auto text-small figures", row.governs && "font-semibold")}>
          {clockStateWords(row, now)}
        </span>
      </p>
      <ClockBar row={row} now={now} labelled />
      <p className={cn("text-small figures", row.governs ? "font-semibold" : "text-muted")}>
        {row.dueAt ? `due ${writeDue(row.dueAt, now)} · ` : ""}
        {row.citation}
      </p>
      <p className="text-small text-muted">{row.words}</p>
    </li>
  );
}

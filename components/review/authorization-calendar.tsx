import { formatDate, formatDay, weekdays } from "@/lib/calendar";
import type { LedgerDay } from "@/lib/review/authorization-days";

const cell = 18;
const step = cell + 3;
const left = 24;
const top = 18;

/*
 * Weeks as columns, Monday on top: an outline where a day is authorized, filled where it is claimed,
 * half filled where it was attended and no claim has come. A picture of what the table beneath says;
 * it scrolls by itself when an episode is longer than the screen.
 */
export function AuthorizationCalendar({ weeks }: { weeks: readonly (readonly LedgerDay[])[] }) {
  const first = weeks[0]?.[0]?.date;
  const last = weeks.at(-1)?.at(-1)?.date;
  if (first === undefined || last === undefined) return null;
  const width = left + weeks.length * step;
  return (
    <figure className="grid gap-2">
      <div
        className="overflow-x-auto"
        tabIndex={0}
        role="group"
        aria-label="Calendar of authorized days"
      >
        <svg
          width={width}
          height={top + 7 * step}
          role="img"
          aria-label={`Weeks from ${formatDate(first)} to ${formatDate(last)}; the table below has the figures`}
          className="block"
        >
          {weekdays.map((name, row) =>
            row % 2 === 0 ? (
              <text
                key={name}
                x="0"
                y={top + row * step + cell / 2}
                dominantBaseline="central"
                fontSize="11"
                className="fill-muted"
              >
                {name.slice(0, 2)}
              </text>
            ) : null,
          )}
          {weeks.map((week, column) => (
            <g key={week[0]?.date} transform={`translate(${left + column * step} 0)`}>
              {column % 4 === 0 && week[0] && (
                <text x="0" y="10" fontSize="11" className="fill-muted figures">
                  {formatDay(week[0].date)}
                </text>
              )}
              {week.map((day, row) => (
                <Day key={day.date} day={day} y={top + row * step} />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-small text-muted">
        <Sign day={{ date: "", authorized: ["A"], use: null }}>authorized</Sign>
        <Sign day={{ date: "", authorized: ["A"], use: "attended" }}>
          attended, not yet claimed
        </Sign>
        <Sign day={{ date: "", authorized: ["A"], use: "claimed" }}>claimed and accepted</Sign>
      </figcaption>
    </figure>
  );
}

function Day({ day, y }: { day: LedgerDay; y: number }) {
  const authorized = day.authorized.length > 0;
  return (
    <>
      <rect
        x="0.5"
        y={y + 0.5}
        width={cell - 1}
        height={cell - 1}
        rx="2"
        className={authorized ? "fill-ground stroke-edge" : "fill-sunken"}
      >
        {day.date && <title>{describe(day)}</title>}
      </rect>
      {day.use !== null && (
        <rect
          x="2.5"
          y={day.use === "claimed" ? y + 2.5 : y + cell / 2}
          width={cell - 5}
          height={day.use === "claimed" ? cell - 5 : cell / 2 - 2.5}
          rx="1"
          className="pointer-events-none fill-accent"
        />
      )}
    </>
  );
}

const describe = ({ date, authorized, use }: LedgerDay): string =>
  [
    formatDate(date),
    authorized.length > 0 ? `authorized (${authorized.join(", ")})` : "not authorized",
    ...(use ? [use === "claimed" ? "claimed and accepted" : "attended, not yet claimed"] : []),
  ].join(", ");

function Sign({ day, children }: { day: LedgerDay; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" width={cell} height={cell}>
        <Day day={day} y={0} />
      </svg>
      {children}
    </span>
  );
}

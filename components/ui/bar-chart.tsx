import { scaleBand, scaleLinear } from "d3-scale";
import { cn } from "@/lib/cn";

/*
 * Charts drawn on the server. Bars have their lengths in per cent of whatever room there is and the
 * words around them are text of the page, so nothing shrinks on a phone and no script is sent. A
 * chart repeats what a table beneath it says: it is hidden from those who hear the page.
 */

/** One bar of a row, against the longest of its column. */
export function Bar({
  value,
  most,
  className,
}: {
  value: number;
  most: number;
  className?: string;
}) {
  const length = scaleLinear([0, Math.max(1, most)], [0, 100]);
  return (
    <svg aria-hidden="true" width="100%" height="14" className={cn("mt-1 block", className)}>
      <rect width={`${length(value)}%`} height="14" rx="2" className="fill-accent" />
    </svg>
  );
}

export interface ChartColumn {
  readonly key: string;
  /** Under the column; short. */
  readonly label: string;
  readonly value: number;
}

const height = 200;
const below = 24;
const above = 20;

/** Columns over a row of names, with round figures at the side and each value on its column. */
export function ColumnChart({
  columns,
  format = (value) => value.toLocaleString("en-US"),
}: {
  columns: readonly ChartColumn[];
  format?: (value: number) => string;
}) {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const x = scaleBand(
    columns.map(({ key }) => key),
    [0, 100],
  )
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const y = scaleLinear([0, most], [height - below, above]).nice(4);
  const ticks = y.ticks(4).filter(Number.isInteger);
  return (
    <div
      aria-hidden="true"
      className="grid grid-cols-[auto_1fr] gap-x-2"
      style={{ maxWidth: `${4 + columns.length * 6}rem` }}
    >
      <svg width="48" height={height} className="text-small">
        {ticks.map((tick) => (
          <text
            key={tick}
            x="48"
            y={y(tick)}
            textAnchor="end"
            dominantBaseline="middle"
            className="fill-muted figures"
          >
            {format(tick)}
          </text>
        ))}
      </svg>
      <svg width="100%" height={height} className="overflow-visible text-small">
        {ticks.map((tick) => (
          <line
            key={tick}
            x1="0"
            x2="100%"
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? "stroke-edge" : "stroke-line"}
          />
        ))}
        {columns.map(({ key, label, value }) => {
          const left = x(key) ?? 0;
          const middle = `${left + x.bandwidth() / 2}%`;
          return (
            <g key={key}>
              <rect
                x={`${left}%`}
                width={`${x.bandwidth()}%`}
                y={y(value)}
                height={y(0) - y(value)}
                className="fill-accent"
              />
              {columns.length <= 12 && (
                <text
                  x={middle}
                  y={y(value) - 5}
                  textAnchor="middle"
                  className="fill-ink figures max-sm:hidden"
                >
                  {format(value)}
                </text>
              )}
              <text x={middle} y={height - 6} textAnchor="middle" className="fill-muted figures">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

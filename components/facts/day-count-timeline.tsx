/**
 * The days counted from admission as a picture: a line for each dated fact, on it the band of days
 * within its limit and a pin on its day; a late pin stands visibly outside the band. Every line is
 * also words, so the picture is decoration to those who do not see it.
 */
import { formatDay } from "@/lib/calendar";
import type {
  DayCountTimeline as Timeline,
  TimelinePin,
} from "@/lib/evaluation/day-count-timeline";
import { FindingShape } from "@/components/policy/finding-mark";

interface Scale {
  readonly first: number;
  readonly last: number;
}

const margin = 1;

function scaleOf({ limits, pins }: Timeline): Scale {
  const days = [0, ...limits.map(({ days }) => days), ...pins.map(({ day }) => day)];
  return { first: Math.min(...days) - margin, last: Math.max(...days) + margin + 1 };
}

/** Where a day begins on the line, as a percentage. */
const at = (day: number, { first, last }: Scale): string =>
  `${(((day - first) / (last - first)) * 100).toFixed(2)}%`;

const dayWords = (day: number): string =>
  day < 0 ? `${-day} ${day === -1 ? "day" : "days"} before admission` : `day ${day}`;

/** @param timeline undefined as long as the admission date is not known. */
export function DayCountTimeline({ timeline }: { timeline: Timeline | undefined }) {
  if (!timeline)
    return (
      <p className="text-small text-muted">
        The days are counted from the admission date: enter it to see the limits.
      </p>
    );
  const scale = scaleOf(timeline);
  const { limits, pins } = timeline;
  return (
    <div>
      <div className="grid gap-x-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
        <p className="text-small text-muted figures">
          Admission {formatDay(timeline.admission)}, day 0
        </p>
        <svg aria-hidden="true" className="h-5 w-full overflow-visible text-small figures">
          <DayLabel day={0} text="0" scale={scale} />
          {limits.map(({ days, date }) => (
            <DayLabel key={days} day={days} text={`+${days} · ${formatDay(date)}`} scale={scale} />
          ))}
        </svg>
      </div>
      {limits.map((limit) => (
        <ol
          key={limit.days}
          aria-label={`Within ${limit.days} days, by ${formatDay(limit.date)}`}
          className="border-t border-line py-1"
        >
          {pins
            .filter((pin) => pin.limit === limit.days)
            .map((pin) => (
              <PinLine key={`${pin.criterion} ${pin.fact} ${pin.label}`} pin={pin} scale={scale} />
            ))}
          {pins.every((pin) => pin.limit !== limit.days) && (
            <li className="grid items-center gap-x-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
              <span className="text-small text-muted">
                Nothing dated yet for {limit.criteria.join(", ")}
              </span>
              <Track limit={limit.days} scale={scale} />
            </li>
          )}
        </ol>
      ))}
    </div>
  );
}

function PinLine({ pin, scale }: { pin: TimelinePin; scale: Scale }) {
  return (
    <li className="grid items-center gap-x-4 py-0.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <span className="text-small figures">
        <span className="font-semibold">{pin.criterion}</span> {pin.label}
        <span className={pin.late ? "block font-semibold text-negative" : "block text-muted"}>
          {formatDay(pin.date)}, {dayWords(pin.day)}
          {pin.late && `: late, the limit is day ${pin.limit}`}
        </span>
      </span>
      <span className="relative block">
        <Track limit={pin.limit} scale={scale} />
        <span
          aria-hidden="true"
          className="absolute top-1/2 -translate-x-1/2 -translate-y-1/2"
          style={{ left: at(pin.day + 0.5, scale) }}
        >
          <FindingShape finding={pin.late ? "not_met" : "met"} size="small" className="block" />
        </span>
      </span>
    </li>
  );
}

/** The line of days with the band that is within the limit. */
function Track({ limit, scale }: { limit: number; scale: Scale }) {
  const days = Array.from(
    { length: scale.last - scale.first + 1 },
    (_, index) => scale.first + index,
  );
  const width = ((limit + 1) / (scale.last - scale.first)) * 100;
  return (
    <svg aria-hidden="true" className="block h-6 w-full">
      <rect
        x={at(0, scale)}
        y="3"
        width={`${width}%`}
        height="18"
        className="fill-positive-wash stroke-positive"
        strokeWidth="1"
      />
      {days.map((day) => (
        <line
          key={day}
          x1={at(day, scale)}
          x2={at(day, scale)}
          y1={day === 0 ? 0 : 9}
          y2={day === 0 ? 24 : 15}
          className={day === 0 ? "stroke-ink" : "stroke-edge"}
        />
      ))}
      <line x1="0" x2="100%" y1="12" y2="12" className="stroke-line" />
    </svg>
  );
}

function DayLabel({ day, text, scale }: { day: number; text: string; scale: Scale }) {
  return (
    <text x={at(day + 0.5, scale)} y="14" textAnchor="middle" className="fill-muted text-small">
      {text}
    </text>
  );
}

import { relativeTime } from "@/components/ui/relative-time";

/**
 * A moment, in the zone named: "23 Nov 2026, 14:32", and how far from `now` it lies. `now` is a
 * parameter so that server and browser write the same thing; the zone's name stands in the title.
 */
export function Time({
  instant,
  now,
  timeZone,
  relative = "beside",
}: {
  instant: Date | string;
  now: Date | string;
  /** IANA name, for example "America/New_York". */
  timeZone: string;
  /** "beside": both; "only": the distance, with the moment in the title; "none": the moment alone. */
  relative?: "beside" | "only" | "none";
}) {
  const moment = new Date(instant);
  const absolute = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(moment);
  const distance = relativeTime(moment, new Date(now));
  return (
    <time
      dateTime={moment.toISOString()}
      title={`${absolute} ${timeZone}`}
      className="whitespace-nowrap figures"
    >
      {relative === "only" ? distance : absolute}
      {relative === "beside" && <span className="text-muted"> · {distance}</span>}
    </time>
  );
}

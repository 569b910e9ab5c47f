import { dateInZone, daysBetween } from "@/lib/calendar";
import { programZone } from "@/lib/review/zone";

/**
 * The instant at which the program's wall clock shows `time` ("14:05") on `date`. Times that a
 * change of the clocks skips or repeats are not used in builders.
 */
export function moment(date: string, time: string): Date {
  const asUtc = new Date(`${date}T${time}:00.000Z`);
  const shown = new Intl.DateTimeFormat("en-GB", {
    timeZone: programZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(asUtc);
  const minutes = (clock: string): number =>
    Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const behind =
    minutes(time) - minutes(shown) - 1440 * daysBetween(date, dateInZone(asUtc, programZone));
  return new Date(asUtc.getTime() + behind * 60_000);
}

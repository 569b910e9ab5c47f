import type { PlainDate } from "@/lib/calendar";

/** The days on which something holds: from its first, through its last unless it has none. */
interface InForce {
  readonly in_force_from: PlainDate;
  readonly in_force_to?: PlainDate | undefined;
}

/** Whether a policy version, or anything dated like one, is in force on a day; both ends included. */
export const inForceOn = ({ in_force_from: from, in_force_to: to }: InForce, date: PlainDate) =>
  from <= date && (to === undefined || date <= to);

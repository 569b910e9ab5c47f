import { addDays, dateInZone } from "@/lib/calendar";
import { endOfDay, momentAt, readMoment, toDate } from "@/lib/clocks/moment";
import { checkAnswerPeriod, checkExtension, earliestAnswerDue } from "@/lib/clocks/time-limits";
import type { ClockRow } from "@/lib/clocks/clock-row";
import { lawOfClocks } from "@/lib/policy/library";
import { fail, ok, type Result } from "@/lib/result";
import type { Urgency } from "@/lib/review/case";
import { daysToAnswer } from "@/lib/review/information-time";
import { programZone } from "@/lib/review/zone";
import { invalidField, type OperationError } from "./define-operation";

export interface AnswerTime {
  readonly dueOn: string;
  /** Time of day on the program's clock; without it the whole last day is given. */
  readonly dueTime?: string | undefined;
  /** The questions are told as an extension for missing information. */
  readonly extends: boolean;
}

/**
 * The end of the time to answer as an instant, once the law that applies allows it: long enough,
 * after its start, and, where it extends the time to decide, before that could be told too late.
 */
export function answerDue(
  rows: readonly ClockRow[],
  { dueOn, dueTime, extends: extending }: AnswerTime,
  now: Date,
): Result<Date, OperationError> {
  const law = lawOfClocks();
  if (extending) {
    const allowed = checkExtension(rows, law, now);
    if (!allowed.ok) return fail(invalidField("extends", allowed.error.message));
    if (!allowed.value.ruleIds.some((id) => id.startsWith("erisa_"))) {
      const row = rows.find(({ ruleId }) => allowed.value.ruleIds.includes(ruleId));
      return fail(
        invalidField(
          "extends",
          `Questions alone do not extend this time limit: put the extension on record by itself, with its notice. (${row?.title ?? ""}, ${row?.citation ?? ""})`,
        ),
      );
    }
  }
  const instant =
    dueTime === undefined ? endOfDay(dueOn) : readMoment(`${dueOn}T${dueTime}`)?.instant;
  if (!instant) return fail(invalidField("dueTime", "There is no such time."));
  const dueAt = toDate(instant);
  const enough = checkAnswerPeriod(rows, law, { sentAt: now, dueAt, extending });
  if (!enough.ok) return fail(invalidField("dueOn", enough.error.message));
  if (dueTime === undefined && dueOn <= dateInZone(now, programZone))
    return fail(
      invalidField("dueOn", "Choose a date after today, so that there is time to answer."),
    );
  return ok(dueAt);
}

/** The day proposed for an answer: the plan's usual one, or later where the law asks for more. */
export function proposedAnswerDay(rows: readonly ClockRow[], urgency: Urgency, now: Date): string {
  const usual = addDays(dateInZone(now, programZone), daysToAnswer[urgency]);
  const least = earliestAnswerDue(rows, lawOfClocks(), { sentAt: now, extending: false });
  const day = least && momentAt(least).date;
  return day !== null && day > usual ? day : usual;
}

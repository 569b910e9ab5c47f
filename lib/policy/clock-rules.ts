/**
 * The time limits of the law as plain data (criteria/clocks.yaml): figures with their citation, the
 * lines of business they apply to, and the days they are in force. lib/clocks says what they mean.
 */
import { z } from "zod";
import { isPlainDate, type PlainDate } from "@/lib/calendar";

const date = z.string().refine(isPlainDate, "expected a day of the calendar, YYYY-MM-DD");

const linesOfBusiness = [
  "insured_group",
  "individual",
  "self_funded",
  "medicare_advantage",
  "medicaid",
] as const;

const clockRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  title: z.string().min(1),
  citation: z.string().min(1),
  applies_to: z.array(z.enum(linesOfBusiness)).min(1),
  in_force_from: date,
  in_force_to: date.optional(),
  figures: z.record(z.string().regex(/^[a-z_]+$/), z.number().int().min(0)),
  reading: z.string().min(1),
});

export const clocksFileSchema = z
  .strictObject({
    holidays: z.strictObject({ through: date, days: z.record(date, z.string().min(1)) }),
    rules: z.array(clockRuleSchema).min(1),
  })
  .superRefine(({ rules }, check) => {
    for (const [index, rule] of rules.entries()) {
      const overlaps = rules.some(
        (other, at) =>
          at < index &&
          other.id === rule.id &&
          other.in_force_from <= (rule.in_force_to ?? "9999-12-31") &&
          rule.in_force_from <= (other.in_force_to ?? "9999-12-31"),
      );
      if (overlaps) {
        const message = `two rows of ${rule.id} are in force at once: end the earlier one`;
        check.addIssue({ code: "custom", path: ["rules", index], message });
      }
    }
  });

export type ClockRule = z.infer<typeof clockRuleSchema>;

/** The time limits, ready to be asked. */
export interface ClockRules {
  readonly rules: readonly ClockRule[];
  /** Holidays as observed, by date; known through `holidaysThrough`. */
  readonly holidays: ReadonlyMap<PlainDate, string>;
  readonly holidaysThrough: PlainDate;
  /**
   * The row of a rule in force on a day. Before the first row's day, and after the last one's, the
   * nearest: a vector or an old case is still answered, and the ledger asks for the dates itself.
   */
  find(id: string, on: PlainDate): ClockRule | undefined;
}

/** Makes the rules from the file's content once it was checked. */
export function clockRules({ holidays, rules }: z.infer<typeof clocksFileSchema>): ClockRules {
  return {
    rules,
    holidays: new Map(Object.entries(holidays.days)),
    holidaysThrough: holidays.through,
    find: (id, on) => {
      const rows = rules
        .filter((rule) => rule.id === id)
        .sort((a, b) => (a.in_force_from < b.in_force_from ? -1 : 1));
      return rows.findLast((row) => row.in_force_from <= on) ?? rows[0];
    },
  };
}

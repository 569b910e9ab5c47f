/**
 * What each rule of the law makes due, from the moments it starts, is tolled and ends by. Day
 * clocks: the local date of the start is day 0, due at the end of day n; dates are not moved for
 * weekends or holidays. Business-day clocks count those alone. Hour clocks are elapsed hours.
 *
 * A deadline is there when what it is counted from is: `undefined` leaves its key out. Figures come
 * from the rule's row (criteria/clocks.yaml); the citation stands there.
 */
import { addDays, daysBetween, type PlainDate } from "@/lib/calendar";
import { addBusinessDays } from "@/lib/clocks/business-days";
import { isMoment, type ClockInput, type InputKey } from "@/lib/clocks/deadline-input";
import {
  addHours,
  dateOf,
  earlier,
  endOfDay,
  writeInstant,
  type Moment,
} from "@/lib/clocks/moment";
import type { ClockRules } from "@/lib/policy/clock-rules";

export type Deadlines = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface Asked {
  readonly rules: ClockRules;
  /** A figure of the rule's row; throws when the row lacks it. */
  readonly figure: (name: string) => number;
  readonly at: (key: InputKey) => Moment | undefined;
  readonly value: (key: InputKey) => ClockInput[string] | undefined;
}

const days = (start: Moment | undefined, count: number): PlainDate | undefined =>
  start && addDays(start.date, count);

const hours = (start: Moment | undefined, count: number): string | undefined =>
  start?.instant ? writeInstant(addHours(start.instant, count)) : undefined;

const businessDays = (
  start: Moment | undefined,
  count: number,
  { rules }: Asked,
): PlainDate | undefined => start && addBusinessDays(start.date, count, rules);

/** An instant of a moment; a day alone counts to its end. */
const instantOf = ({ date, instant }: Moment) => instant ?? endOfDay(date);

/**
 * So many days, and one extension when its notice went out before they ended: a later one changes
 * nothing. The time from that notice to the answer does not count.
 */
function extendable({ at, figure }: Asked): Deadlines {
  const extended = at("extension_notice_sent");
  const answered = at("claimant_responds");
  const due = days(at("received"), figure("days"));
  if (!due || !extended || extended.date > due) return { due_end_of_day: due };
  const whole = addDays(due, figure("extension_days"));
  if (!answered) return { due_end_of_day: whole };
  const tolled = daysBetween(extended.date, answered.date);
  return {
    due_end_of_day: addDays(whole, tolled),
    conservative_target: addDays(answered.date, figure("extension_days")),
    tolled_days: tolled,
  };
}

/** Rule by rule, under the names of the deadline command. */
const deadlinesOf: Readonly<Record<string, (asked: Asked) => Deadlines>> = {
  cms_standard: ({ at, figure }) => {
    const received = at("received");
    const extended = at("extension_notice_sent");
    const due = days(received, figure("days"));
    if (!due || !extended) return { due_end_of_day: due };
    // Told after the seven days an extension changes nothing.
    return extended.date <= due
      ? { due_end_of_day: addDays(due, figure("extension_days")) }
      : { due_end_of_day: due, status: "extension_too_late" };
  },
  cms_expedited: ({ at, figure }) => ({ due: hours(at("received"), figure("hours")) }),
  erisa_urgent: ({ at, value, figure }) => {
    const received = at("received");
    const answered = at("information_received");
    const periodEnd = at("information_period_end");
    const incomplete = value("complete") === false;
    const told = at("notice_sent");
    // Asked and neither answered nor given an end yet: nothing to count from.
    const awaited = incomplete || told !== undefined;
    const tellBy =
      received?.instant && addHours(received.instant, figure("hours_to_tell_what_is_missing"));
    // Told too late, what is missing lengthens nothing.
    const toldLate = tellBy && told && instantOf(told).epochMilliseconds > tellBy.epochMilliseconds;
    const from =
      answered && periodEnd
        ? earlier(instantOf(answered), instantOf(periodEnd))
        : (answered ?? periodEnd) && instantOf((answered ?? periodEnd) as Moment);
    return {
      due:
        from && !toldLate
          ? writeInstant(addHours(from, figure("hours_after_information")))
          : awaited && !toldLate
            ? undefined
            : hours(received, figure("hours")),
      notice_of_missing_information_due: incomplete ? tellBy && writeInstant(tellBy) : undefined,
    };
  },
  erisa_urgent_information_period: ({ at, figure }) => {
    const [sent, end] = [at("notice_sent"), at("information_period_end")];
    if (!sent || !end) return {};
    const least = addHours(instantOf(sent), figure("hours"));
    return { valid: instantOf(end).epochMilliseconds >= least.epochMilliseconds };
  },
  erisa_urgent_concurrent: ({ at, figure }) => {
    const [received, expires] = [at("received"), at("authorization_expires")];
    if (!received?.instant || !expires) return {};
    const early =
      addHours(received.instant, figure("hours_before_end")).epochMilliseconds <=
      instantOf(expires).epochMilliseconds;
    return { due: hours(received, figure(early ? "hours" : "hours_otherwise")) };
  },
  erisa_pre_service: extendable,
  erisa_pre_service_information_period: ({ at, figure }) => ({
    information_period_ends_not_before: days(at("extension_notice_received"), figure("days")),
  }),
  erisa_extension: ({ value, figure }) => {
    const used = value("extensions_already_used");
    return typeof used === "number" ? { valid: used < figure("extensions") } : {};
  },
  erisa_post_service: extendable,
  erisa_misfiled: ({ at, value, figure }) => {
    const received = at("received");
    if (value("urgent") !== true) return { due_end_of_day: days(received, figure("days")) };
    if (!received) return {};
    const told = addHours(instantOf(received), figure("urgent_hours"));
    return { due_end_of_day: dateOf(told) };
  },
  erisa_appeal_window: ({ at, figure }) => ({
    appeal_accepted_through: days(at("adverse_notice_received"), figure("days")),
  }),
  erisa_appeal: ({ at, figure }) => ({
    urgent: hours(at("received"), figure("urgent_hours")),
    pre_service_one_level: days(at("received"), figure("pre_service_days")),
    post_service_one_level: days(at("received"), figure("post_service_days")),
  }),
  nc_prospective: (asked) => {
    const obtained = asked.at("all_necessary_information_obtained");
    // Said to be still missing: the clock has not started.
    if (asked.value("all_necessary_information_obtained") === null || !obtained)
      return { due_end_of_day: null };
    return { due_end_of_day: businessDays(obtained, asked.figure("business_days"), asked) };
  },
  nc_retrospective: (asked) => ({
    determination_due: days(asked.at("all_necessary_information_obtained"), asked.figure("days")),
    written_notice_due: businessDays(
      asked.at("noncertified_on"),
      asked.figure("notice_business_days"),
      asked,
    ),
  }),
  nc_reconsideration: (asked) => ({
    treat_as_appeal_on: businessDays(
      asked.at("request_received"),
      asked.figure("business_days"),
      asked,
    ),
  }),
  nc_standard_appeal: (asked) => ({
    coordinator_information_due: businessDays(
      asked.at("received"),
      asked.figure("coordinator_business_days"),
      asked,
    ),
    written_decision_due: days(asked.at("received"), asked.figure("days")),
  }),
  nc_expedited_appeal: ({ at, figure }) => {
    const start = at("justifying_information_received");
    const due = days(start, figure("days"));
    const erisa = start?.instant ? addHours(start.instant, figure("erisa_hours")) : undefined;
    return {
      written_decision_due_end_of_day: due,
      erisa_72_hour_due: erisa && writeInstant(erisa),
      effective_due: due && erisa && writeInstant(earlier(endOfDay(due), erisa)),
    };
  },
  nc_second_level: (asked) => {
    const { at, figure } = asked;
    const received = at("request_received");
    const held = at("meeting_held");
    const latest = days(received, figure("meeting_days"));
    const meeting = held?.date ?? latest;
    return {
      coordinator_and_rights_due: businessDays(
        received,
        figure("coordinator_business_days"),
        asked,
      ),
      meeting_not_later_than: latest,
      member_notice_of_meeting_not_later_than:
        meeting && addDays(meeting, -figure("told_days_before")),
      written_decision_due: businessDays(held, figure("decision_business_days"), asked),
    };
  },
  nc_external_review_window: ({ at, figure }) => ({
    request_accepted_through: days(at("notice_received"), figure("days")),
  }),
  nc_external_review_file: (asked) => ({
    due_end_of_day: businessDays(asked.at("notice_received"), asked.figure("business_days"), asked),
  }),
  nc_concurrent_liability: ({ at }) => {
    const [through, notified] = [at("authorized_through"), at("member_notified")];
    if (!through || !notified) return {};
    const first = addDays(through.date, 1);
    return {
      service_dates_insurer_remains_liable_for:
        first <= notified.date ? `${first} through ${notified.date}` : null,
    };
  },
  policy_within_3_days: ({ at, figure }) => ({
    last_timely_date: days(at("admission"), figure("days")),
  }),
  policy_within_5_days: ({ at, figure }) => ({
    last_timely_date: days(at("admission"), figure("days")),
  }),
  parity_comparative_analysis: (asked) => ({
    due_end_of_day: businessDays(
      asked.at("request_received"),
      asked.figure("business_days"),
      asked,
    ),
  }),
  hipaa_accounting: ({ at, figure }) => ({
    due_end_of_day: days(at("request_received"), figure("days")),
  }),
  patient_access_interface: (asked) => ({
    due_end_of_day: businessDays(asked.at("status_changed"), asked.figure("business_days"), asked),
  }),
  ncqa_pre_service: ({ at, figure }) => ({ due_end_of_day: days(at("received"), figure("days")) }),
  ncqa_urgent: ({ at, figure }) => ({ due: hours(at("received"), figure("hours")) }),
  ncqa_post_service: ({ at, figure }) => ({
    due_end_of_day: days(at("received"), figure("days")),
  }),
  peer_to_peer: (asked) => ({
    due_end_of_day: businessDays(
      asked.at("request_received"),
      asked.figure("business_days"),
      asked,
    ),
  }),
};

/** Names of the rules that have deadlines. */
export const deadlineRules: readonly string[] = Object.keys(deadlinesOf);

/**
 * The deadlines of a rule.
 *
 * @param id one of `deadlineRules`
 * @throws RangeError when the holiday table does not reach far enough, or the calendar ends
 */
export function deadlines(id: string, input: ClockInput, rules: ClockRules): Deadlines {
  const compute = Object.hasOwn(deadlinesOf, id) ? deadlinesOf[id] : undefined;
  const start = Object.values(input).find(isMoment);
  const rule = rules.find(id, start?.date ?? "9999-12-31");
  if (!compute || !rule) throw new Error(`there is no clock rule ${id}`);
  return compute({
    rules,
    figure: (name) => {
      const figure = rule.figures[name];
      if (figure === undefined) throw new Error(`the clock rule ${id} has no figure ${name}`);
      return figure;
    },
    value: (key) => input[key],
    at: (key) => {
      const value = input[key];
      return isMoment(value) ? value : undefined;
    },
  });
}

/**
 * The facts of a case as a letter writes them: dates in full, the values of slots, and which
 * conditions of the texts hold.
 */
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import type { NoticeCondition, NoticeSlot } from "@/lib/policy/notice-texts";
import type { CertifiedSpan, ContestLevel, NoticeDeadline, NoticeFacts } from "./notice";
import { programZone } from "@/lib/review/zone";

/** Stands where a fact is not on file; the check names what it is. */
export const gap = "[not on file]";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "October 5, 2026". */
export const letterDate = (date: PlainDate): string =>
  `${months[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}, ${date.slice(0, 4)}`;

/** "October 5, 2026 to October 30, 2026", or the one day. */
export const letterSpan = (first: PlainDate, last: PlainDate): string =>
  first === last ? letterDate(first) : `${letterDate(first)} to ${letterDate(last)}`;

const clockTime = new Intl.DateTimeFormat("en-US", {
  timeZone: programZone,
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
});

/** "October 5, 2026", with "at 4:30 PM Eastern time" where the hour counts. */
export const letterDeadline = ({ on, at }: NoticeDeadline): string =>
  at === null
    ? letterDate(on)
    : // The formatter parts "4:30" and "PM" by a narrow space that fonts need not have.
      `${letterDate(on)} at ${clockTime.format(new Date(at)).replace("\u202f", " ")} Eastern time`;

export const levelNames: Readonly<Record<ContestLevel, string>> = {
  reconsideration: "request for reconsideration",
  appeal: "appeal",
  second_level: "second-level review",
  external_review: "external review",
};

/** The days a letter certifies, if any. */
export const spanOf = (facts: NoticeFacts): CertifiedSpan | null =>
  "span" in facts ? facts.span : null;

/** The value of a slot; the gap mark where the case has none. */
export function slotValue(facts: NoticeFacts, slot: NoticeSlot): string {
  const { contact } = facts.plan;
  const deadline = (due: NoticeDeadline | null) => due && letterDeadline(due);
  const values: Readonly<Record<NoticeSlot, () => string | null | undefined>> = {
    member: () => facts.member.name,
    provider: () => facts.provider,
    payer: () => facts.policy.payer,
    reference: () => facts.reference,
    requested_days: () => String(facts.service.requestedDays),
    days: () => spanOf(facts)?.days.toString(),
    certified_last: () => {
      const span = spanOf(facts);
      return span && letterDate(span.lastDay);
    },
    policy_title: () => facts.policy.title,
    policy_version: () =>
      isPlainDate(facts.policy.version) ? letterDate(facts.policy.version) : facts.policy.version,
    plan_phone: () => contact.phone,
    // 711 reaches every telephone through the relay service (47 CFR 64.603).
    plan_tty: () => contact.tty ?? "711",
    plan_languages: () => contact.languages.join(", "),
    due: () => ("due" in facts ? deadline(facts.due) : null),
    formerly_due: () => (facts.kind === "extension" ? deadline(facts.formerlyDue) : null),
    received_on: () => ("receivedOn" in facts ? letterDate(facts.receivedOn) : null),
    meeting_on: () => ("meetingOn" in facts && facts.meetingOn ? letterDate(facts.meetingOn) : ""),
    coordinator: () => ("coordinator" in facts ? facts.coordinator?.name : null),
    coordinator_phone: () => ("coordinator" in facts ? facts.coordinator?.phone : null),
    level_name: () => ("level" in facts ? levelNames[facts.level] : null),
  };
  return values[slot]()?.trim() || gap;
}

/** Whether a condition of the texts holds for a case. */
export function holds(facts: NoticeFacts, condition: NoticeCondition): boolean {
  const { service, plan, recipient } = facts;
  const level = "level" in facts ? facts.level : null;
  const outcome = facts.kind === "appeal_decision" ? facts.outcome : null;
  const closed = facts.kind === "administrative" ? facts.reason : null;
  const delayed = facts.kind === "extension" ? facts.reason : null;
  const tests: Readonly<Record<NoticeCondition, boolean>> = {
    to_member: recipient.party === "member",
    to_provider: recipient.party === "provider",
    concurrent: service.continuesAuthorizedDays,
    retrospective: service.timing === "retrospective",
    not_retrospective: service.timing !== "retrospective",
    through_employer: plan.lineOfBusiness === "insured_group",
    missing_information: delayed === "missing_information",
    beyond_control: delayed === "beyond_control",
    has_span: spanOf(facts) !== null,
    has_conditions: facts.kind === "certification" && facts.conditions.length > 0,
    has_meeting: "meetingOn" in facts && facts.meetingOn !== null,
    has_coordinator: "coordinator" in facts && facts.coordinator !== null,
    has_due: "due" in facts && facts.due !== null,
    has_languages: plan.contact.languages.length > 0,
    adverse: outcome === "upheld" || outcome === "changed_in_part",
    overturned: outcome === "overturned",
    in_part: outcome === "changed_in_part",
    expedited: "urgency" in facts && facts.urgency === "expedited",
    reconsideration: level === "reconsideration",
    appeal: level === "appeal",
    second_level: level === "second_level",
    external_review: level === "external_review",
    not_external_review: level !== "external_review",
    not_eligible: closed === "not_eligible",
    not_covered: closed === "not_covered",
    duplicate: closed === "duplicate",
    // Nothing was taken from the member, so there is nothing to appeal.
    not_only_told: closed !== "not_required" && closed !== "duplicate",
  };
  return tests[condition];
}

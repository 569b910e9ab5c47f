/**
 * What the rules of deadlines.ts are asked with, by the names of the deadline command: how each key
 * is read, which keys a rule reads, and what cannot come before what.
 */
import type { Moment } from "@/lib/clocks/moment";

/** What a rule is asked with, by the names of the deadline command. */
export type ClockInput = Readonly<Record<string, Moment | boolean | number | string | null>>;

/** How each key of the input is read. */
export const inputKinds = {
  received: "moment",
  reason: "text",
  extension_notice_sent: "moment",
  notice_sent: "moment",
  information_period_end: "moment",
  information_received: "moment",
  complete: "boolean",
  authorization_expires: "moment",
  claimant_responds: "moment",
  extension_notice_received: "moment",
  extensions_already_used: "number",
  urgent: "boolean",
  adverse_notice_received: "moment",
  all_necessary_information_obtained: "moment",
  noncertified_on: "moment",
  request_received: "moment",
  justifying_information_received: "moment",
  meeting_held: "moment",
  notice_received: "moment",
  authorized_through: "moment",
  noncertification_decided: "moment",
  member_notified: "moment",
  admission: "moment",
  status_changed: "moment",
} as const;

export type InputKey = keyof typeof inputKinds;

type Order = readonly [earlier: InputKey, later: InputKey];

/** The keys that each rule reads; any other says nothing to it. */
const keysOf: Readonly<Record<string, readonly InputKey[]>> = {
  cms_standard: ["received", "extension_notice_sent", "reason"],
  cms_expedited: ["received"],
  erisa_urgent: [
    "received",
    "notice_sent",
    "information_period_end",
    "information_received",
    "complete",
  ],
  erisa_urgent_information_period: ["notice_sent", "information_period_end"],
  erisa_urgent_concurrent: ["received", "authorization_expires"],
  erisa_pre_service: ["received", "extension_notice_sent", "claimant_responds"],
  erisa_pre_service_information_period: ["extension_notice_received"],
  erisa_extension: ["extensions_already_used"],
  erisa_post_service: ["received", "extension_notice_sent", "claimant_responds"],
  erisa_misfiled: ["received", "urgent"],
  erisa_appeal_window: ["adverse_notice_received"],
  erisa_appeal: ["received"],
  nc_prospective: ["all_necessary_information_obtained", "received"],
  nc_retrospective: ["all_necessary_information_obtained", "noncertified_on", "received"],
  nc_reconsideration: ["request_received"],
  nc_standard_appeal: ["received"],
  nc_expedited_appeal: ["justifying_information_received"],
  nc_second_level: ["request_received", "meeting_held"],
  nc_external_review_window: ["notice_received"],
  nc_external_review_file: ["notice_received"],
  nc_concurrent_liability: ["authorized_through", "noncertification_decided", "member_notified"],
  policy_within_3_days: ["admission"],
  policy_within_5_days: ["admission"],
  parity_comparative_analysis: ["request_received"],
  hipaa_accounting: ["request_received"],
  patient_access_interface: ["status_changed"],
  ncqa_pre_service: ["received"],
  ncqa_urgent: ["received"],
  ncqa_post_service: ["received"],
  peer_to_peer: ["request_received"],
};

/**
 * Why a rule was asked nothing: none of its keys has a value; or undefined. North Carolina's
 * prospective review may be asked with its one start said to be still missing.
 */
export function unasked(id: string, input: ClockInput): string | undefined {
  const keys = Object.hasOwn(keysOf, id) ? (keysOf[id] ?? []) : [];
  const asked = keys.some((key) => input[key] !== undefined && input[key] !== null);
  if (asked || (id === "nc_prospective" && input["all_necessary_information_obtained"] === null))
    return undefined;
  return `input: nothing to count from: give a value to ${keys.map((key) => `input.${key}`).join(" or ")}`;
}

const extension: readonly Order[] = [
  ["received", "extension_notice_sent"],
  ["extension_notice_sent", "claimant_responds"],
  ["received", "claimant_responds"],
];

/** What cannot come before what, rule by rule: the earlier key first. */
const orders: Readonly<Record<string, readonly Order[]>> = {
  cms_standard: [["received", "extension_notice_sent"]],
  erisa_urgent: [
    ["received", "notice_sent"],
    ["notice_sent", "information_period_end"],
    ["received", "information_received"],
    ["notice_sent", "information_received"],
  ],
  erisa_urgent_information_period: [["notice_sent", "information_period_end"]],
  erisa_pre_service: extension,
  erisa_post_service: extension,
  nc_prospective: [["received", "all_necessary_information_obtained"]],
  nc_retrospective: [
    ["received", "all_necessary_information_obtained"],
    ["all_necessary_information_obtained", "noncertified_on"],
    ["received", "noncertified_on"],
  ],
  nc_second_level: [["request_received", "meeting_held"]],
  nc_concurrent_liability: [["noncertification_decided", "member_notified"]],
};

/** Why a rule cannot be asked this way: a moment before the one it follows on; or undefined. */
export function misordered(id: string, input: ClockInput): string | undefined {
  for (const [first, then] of Object.hasOwn(orders, id) ? (orders[id] ?? []) : []) {
    const [from, to] = [input[first], input[then]];
    if (!isMoment(from) || !isMoment(to)) continue;
    const backwards =
      from.instant && to.instant
        ? to.instant.epochMilliseconds < from.instant.epochMilliseconds
        : to.date < from.date;
    if (backwards) return `input.${then} is before input.${first}, which it follows on`;
  }
  return undefined;
}

/** True for what was read as a day or an instant. */
export const isMoment = (value: ClockInput[string] | undefined): value is Moment =>
  typeof value === "object" && value !== null;

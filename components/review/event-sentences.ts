import { formatDate, isPlainDate } from "@/lib/calendar";
import { taskKinds, taskNames } from "@/lib/review/task";

/**
 * How each entry of the audit record reads in a case's history: what happened, as a sentence that
 * begins after the person's name ("Ruth Adair … asked for 3 items"). An entry holds ids, counts and
 * codes only, so the sentence is made of those; names of criteria and documents are looked up by
 * the page. A kind without a sentence here fails a test.
 */
export interface Told {
  readonly kind: string;
  readonly data: unknown;
}

/** What a sentence may look up beyond the entry itself. */
export interface Names {
  /** The label of a fact, by its path. */
  readonly fact: (path: string) => string;
  /** The file name of a document, by its id. */
  readonly document: (id: string) => string;
}

type Data = Readonly<Record<string, unknown>>;

const textOf = (data: Data, key: string): string => {
  const value = data[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};
const listOf = (data: Data, key: string): readonly string[] => {
  const value = data[key];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
};
const dayOf = (data: Data, key: string): string => {
  const value = data[key];
  return isPlainDate(value) ? formatDate(value) : "";
};
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const listed = (ids: readonly string[]): string =>
  ids.length > 1 ? `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}` : (ids[0] ?? "");

const factsNamed = (data: Data, names: Names): string => {
  const paths = listOf(data, "paths");
  if (paths.length === 0) return "answers";
  const first = paths.slice(0, 3).map((path) => `“${names.fact(path)}”`);
  const rest = paths.length - first.length;
  return rest > 0 ? `${first.join(", ")} and ${count(rest, "other answer")}` : listed(first);
};

const span = (data: Data): string =>
  `${count(Number(data["days"]), "day")}, ${dayOf(data, "first_day")} to ${dayOf(data, "last_day")}`;

const findingWords = (finding: string): string => finding.replaceAll("_", " ");

const closingWords: Readonly<Record<string, string>> = {
  not_eligible: "the member was not covered on these dates",
  not_covered: "the benefit does not cover the service",
  not_required: "no authorization is required for these dates",
  duplicate: "another request asks for the same days",
};

const extensionReasonNames: Readonly<Record<string, string>> = {
  missing_information: "information is missing",
  beyond_control: "for matters beyond the plan’s control",
};

const expedited = (data: Data, otherwise = "an"): string =>
  data["urgency"] === "expedited" ? "an expedited " : `${otherwise} `;

const externalSteps: Readonly<Record<string, string>> = {
  department_notice: "the Department’s notice came",
  file_sent: "the plan’s file went to the Department",
  accepted: "the review was accepted",
  declined: "the review was declined",
};

const noticeNamed = (data: Data): string =>
  `the notice “${findingWords(textOf(data, "notice_kind"))}”`;

const taskWords = (data: Data): string => {
  const kind = taskKinds.find((name) => name === data["task_kind"]);
  return kind ? `“${taskNames[kind]}”` : "";
};

type Sentence = (data: Data, names: Names) => string;

export const sentences: Readonly<Record<string, Sentence>> = {
  request_started: (data) =>
    data["continues"]
      ? `started a continued stay that continues ${textOf(data, "continues")}`
      : "started the request",
  request_changed: (data) =>
    `changed what is asked for to ${count(Number(data["requested_days"]), "day")}, ${dayOf(data, "first_day")} to ${dayOf(data, "last_day")}${data["urgency"] === "urgent" ? ", urgent" : ""}`,
  facts_saved: (data, names) => `saved ${factsNamed(data, names)}`,
  review_document_imported: (data) =>
    `filled ${count(listOf(data, "paths").length, "answer")} from a review document`,
  document_attached: (data, names) =>
    `attached ${names.document(textOf(data, "document_id"))}, ${count(Number(data["pages"]), "page")}`,
  document_described: (data, names) =>
    `described ${names.document(textOf(data, "document_id"))} as: ${findingWords(textOf(data, "document_kind"))}`,
  document_removed: (data, names) => `removed ${names.document(textOf(data, "document_id"))}`,
  evidence_cited: (data, names) =>
    listOf(data, "paths").length > 0
      ? `cited pages for ${factsNamed(data, names)}`
      : `cited ${names.document(textOf(data, "document_id"))}, page ${textOf(data, "page")}, for “${names.fact(textOf(data, "path"))}”`,
  evidence_citation_removed: (data, names) =>
    `took back the citation of ${names.document(textOf(data, "document_id"))}, page ${textOf(data, "page")}, for “${names.fact(textOf(data, "path"))}”`,
  request_submitted: (data) => `submitted the request (submission ${textOf(data, "submission")})`,
  review_started: () => "took the request for review",
  review_handed_back: () => "handed the request back to the queue",
  findings_confirmed: (data) => {
    const criteria = listOf(data, "criteria");
    return `confirmed the computed finding of ${listed(criteria)}`;
  },
  finding_overridden: (data) => {
    const findings = listOf(data, "findings");
    const set = listOf(data, "criteria").flatMap((criterion, index) => {
      const finding = findings[index];
      return finding === undefined || finding === "confirmed"
        ? []
        : [`${criterion} to “${findingWords(finding)}”`];
    });
    return `set ${listed(set)}`;
  },
  information_requested: (data) =>
    `asked for ${count(Number(data["items"]), "item")}, answer due ${dayOf(data, "due_on")} (round ${textOf(data, "information_request")})${data["extends"] === true ? ", and extended the time to decide for it" : ""}`,
  information_answered: (data) =>
    `answered round ${textOf(data, "information_request")}${data["late"] === true ? " late" : ""} (submission ${textOf(data, "submission")})`,
  all_necessary_information_obtained: () => "recorded that all necessary information was obtained",
  time_extended: (data) =>
    `extended the time to decide: ${extensionReasonNames[textOf(data, "reason_code")] ?? findingWords(textOf(data, "reason_code"))}`,
  peer_to_peer_requested: () => "asked for a peer to peer",
  peer_to_peer_offered: (data) =>
    `offered ${count(Number(data["times"]), "time")} for the peer to peer`,
  peer_to_peer_agreed: () => "chose a time for the peer to peer",
  peer_to_peer_held: (data) =>
    `recorded the peer to peer: ${findingWords(textOf(data, "outcome"))}`,
  referred_to_medical_director: (data) => {
    const criteria = listOf(data, "criteria");
    return `referred the request to a medical director${criteria.length > 0 ? `, with ${listed(criteria)} unmet or open` : ""}`;
  },
  certified: (data) =>
    `certified ${span(data)}${data["automatic"] === true ? ", by the plan’s rule for requests that meet every criterion" : ""}`,
  certified_in_part: (data) =>
    `certified in part: ${span(data)}${listOf(data, "criteria").length > 0 ? `; not met: ${listed(listOf(data, "criteria"))}` : ""}`,
  noncertified: (data) =>
    `did not certify the request: ${listed(listOf(data, "criteria"))} not met`,
  request_withdrawn: (data) =>
    `withdrew the request${textOf(data, "reason") ? `: ${textOf(data, "reason")}` : ""}`,
  closed_administratively: (data) =>
    `closed the request without a clinical decision: ${closingWords[textOf(data, "reason_code")] ?? "see the letter"}`,
  authorization_ended: (data) =>
    data["reason_code"] === "exhausted"
      ? `ended the authorization: all ${textOf(data, "days")} days are used`
      : `ended the authorization: its last day was ${dayOf(data, "last_day")}`,
  reconsideration_requested: () => "asked for the decision to be reconsidered",
  appeal_received: (data) =>
    data["from_reconsideration"] === true
      ? `made the reconsideration an appeal, received on ${dayOf(data, "received_on")}: it was not decided in time`
      : `put ${expedited(data)}appeal on record, received on ${dayOf(data, "received_on")}`,
  second_level_requested: (data) =>
    `put ${expedited(data, "a")}second-level review on record, received on ${dayOf(data, "received_on")}`,
  external_review_requested: (data) =>
    `put ${expedited(data)}external review on record, received on ${dayOf(data, "received_on")}`,
  appeal_assigned: () => "named who decides what is contested, and who coordinates it",
  appeal_evidence_added: (data) =>
    `added evidence ${textOf(data, "evidence")} to what is contested`,
  appeal_evidence_disclosed: (data) =>
    `shared evidence ${textOf(data, "evidence")} with the member`,
  appeal_information_complete: () =>
    "recorded that the information justifying the appeal was received",
  appeal_meeting_set: (data) => `set the review meeting for ${dayOf(data, "meeting_on")}`,
  appeal_meeting_held: (data) =>
    `recorded that the review meeting was held on ${dayOf(data, "held_on")}`,
  external_review_step_recorded: (data) =>
    `recorded of the external review: ${externalSteps[textOf(data, "step")] ?? findingWords(textOf(data, "step"))}, ${dayOf(data, "on")}`,
  decision_upheld: () => "upheld the contested decision",
  decision_changed_in_part: (data) => `changed the contested decision in part: ${span(data)}`,
  decision_overturned: (data) => `overturned the contested decision and certified ${span(data)}`,
  contest_withdrawn: () => "took back what was contested",
  clock_due_soon: () => "told the team that a time limit comes near its end",
  clock_overdue: () => "told the team that a time limit has passed",
  information_reminded: (data) =>
    `reminded the provider of round ${textOf(data, "information_request")}, which waits for its answer`,
  information_expired: (data) =>
    `asked a medical director what follows: the time to answer round ${textOf(data, "information_request")} ran out`,
  draft_expiring: () => "told the organization that nobody works on this draft",
  draft_expired: () => "took the draft away, since nobody had worked on it",
  licence_ending: () => "told that a medical licence ends",
  task_finished: (data) => `marked the task ${taskWords(data)} as done`,
  task_settled: (data) => `closed the task ${taskWords(data)}: it was settled`,
  discharge_recorded: (data) => `recorded the discharge on ${dayOf(data, "discharged_on")}`,
  notice_prepared: (data) => `prepared ${noticeNamed(data)}, version ${textOf(data, "version")}`,
  notice_signed: (data) => `signed ${noticeNamed(data)}, version ${textOf(data, "version")}`,
  notice_sent: (data) =>
    data["channel"] === "print"
      ? `mailed ${noticeNamed(data)} to the member`
      : `sent ${noticeNamed(data)} to the provider in the portal`,
  notice_exported: (data) =>
    `took ${noticeNamed(data)} as a file, the ${textOf(data, "recipient")}’s letter${data["large_print"] === true ? " in large print" : ""}`,
  notification_sent: (data) => `told the provider by e-mail of ${noticeNamed(data)}`,
  notification_failed: (data) =>
    `could not tell the provider by e-mail of ${noticeNamed(data)} (try ${textOf(data, "attempt")})`,
  notification_retried: (data) => `had the e-mail that tells of ${noticeNamed(data)} tried again`,
  member_contact_changed: (data) =>
    `recorded how the member is reached by mail${listOf(data, "parts").length > 0 ? `: ${listed(listOf(data, "parts").map(findingWords))}` : ""}`,
};

/** What an entry says happened. An unknown kind is told by its own words, never left out. */
export function sentenceFor({ kind, data }: Told, names: Names): string {
  const fields: Data =
    typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : {};
  const sentence = sentences[kind];
  return sentence ? sentence(fields, names) : `recorded: ${kind.replaceAll("_", " ")}`;
}

import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { findAdministrativeClosing } from "@/lib/db/administrative-closings";
import { findInformationRequests, type InformationRequestView } from "@/lib/db/information";
import type { Transaction } from "@/lib/db/transaction";
import type { KindFacts, NoticeDeadline, RequestedItem } from "@/lib/notices/notice";
import type { Policy } from "@/lib/policy/schema";
import { programZone } from "@/lib/review/zone";
import type { Paragraphs } from "./decision-facts";

/** What an event tells besides its kind. */
export type EventData = Readonly<Record<string, unknown>>;

/** What a letter tells of the course of a case before its decision. */

const itemsOf = (asked: InformationRequestView | undefined, policy: Policy): RequestedItem[] => {
  const titles = new Map(policy.criteria.map(({ id, title }) => [id, title]));
  return (asked?.items ?? []).map(({ criterion, question }) => ({
    criterion,
    criterionTitle: titles.get(criterion) ?? criterion,
    question,
  }));
};

/** What was asked for, why, and by when it is to be answered. */
export async function questionFacts(
  tx: Transaction,
  requestId: string,
  round: number | null,
  data: EventData,
  policy: Policy,
  paragraphs: Paragraphs,
): Promise<{ readonly kind: "information_request" } & KindFacts["information_request"]> {
  const asked = (await findInformationRequests(tx, requestId)).find(
    ({ number }) => number === round,
  );
  if (!asked) throw new Error(`request ${requestId} has no round ${round ?? "unnamed"}`);
  const at = z.iso.datetime({ offset: true }).safeParse(data["due_at"]);
  return {
    kind: "information_request",
    items: itemsOf(asked, policy),
    message: paragraphs["message"] ?? asked.message,
    due: { on: asked.dueOn, at: at.success ? at.data : null },
  };
}

const reasonSchema = z.enum(["missing_information", "beyond_control"]);

/** Why more time is taken and until when. */
export async function extensionFacts(
  tx: Transaction,
  requestId: string,
  data: EventData,
  dates: { readonly formerlyDue: NoticeDeadline; readonly due: NoticeDeadline },
  policy: Policy,
  paragraphs: Paragraphs,
): Promise<{ readonly kind: "extension" } & KindFacts["extension"]> {
  const reason = reasonSchema.parse(data["reason_code"]);
  const rounds = await findInformationRequests(tx, requestId);
  const open = rounds.findLast(({ answeredAt }) => answeredAt === null);
  return {
    kind: "extension",
    reason,
    explanation: paragraphs["explanation"] ?? "",
    ...dates,
    items: reason === "missing_information" ? itemsOf(open, policy) : [],
  };
}

/** Why a request was closed without a clinical decision. */
export async function closingFacts(
  tx: Transaction,
  requestId: string,
  paragraphs: Paragraphs,
): Promise<{ readonly kind: "administrative" } & KindFacts["administrative"]> {
  const closing = await findAdministrativeClosing(tx, requestId);
  if (!closing) throw new Error(`request ${requestId} was not closed administratively`);
  return {
    kind: "administrative",
    reason: closing.reason,
    explanation: paragraphs["explanation"] ?? closing.explanation,
    decidedOn: dateInZone(closing.closedAt, programZone),
  };
}

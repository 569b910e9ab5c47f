import { dateInZone, type PlainDate } from "@/lib/calendar";
import { continuesAuthorizedDays } from "@/lib/clocks/concurrent-liability";
import { findClockFacts } from "@/lib/db/clocks";
import { findMailingAddress } from "@/lib/db/member-contacts";
import type { Transaction } from "@/lib/db/transaction";
import { memberAddressee } from "@/lib/notices/member-addressee";
import type { LetterFacts, NoticeFacts } from "@/lib/notices/notice";
import type { ReviewCase } from "@/lib/review/case";
import { addressLines } from "@/lib/review/member-contact";
import type { NoticeRecipient, OwedNotice } from "@/lib/review/owed-notices";
import { policyForCase } from "@/lib/review/policy-for-case";
import { programZone } from "@/lib/review/zone";
import { acknowledgementFacts, contestDecisionFacts } from "./contest-facts";
import { decisionFacts, type Paragraphs } from "./decision-facts";
import { contestDue, extendedDates } from "./clock-dates";
import { closingFacts, extensionFacts, questionFacts, type EventData } from "./course-facts";

export type Recipient = LetterFacts["recipient"];

/** A notice that is owed, on the case that owes it. */
export interface NoticeTask {
  readonly case: ReviewCase;
  readonly owed: OwedNotice;
  /** Of the event that owes it. */
  readonly data: EventData;
}

/**
 * Where a copy for each party goes by a letter of that day; the member's address is the confidential
 * one where there is one.
 */
export async function recipientsOf(
  tx: Transaction,
  current: ReviewCase,
  on: PlainDate,
): Promise<Readonly<Record<NoticeRecipient, Recipient>>> {
  const site = await tx.site.findUniqueOrThrow({ where: { id: current.site.id } });
  const mailing = await findMailingAddress(tx, current.member.id);
  return {
    provider: {
      party: "provider",
      name: current.organizationName,
      address: [site.name, ...addressLines({ ...site, more: null })],
    },
    member: {
      party: "member",
      ...memberAddressee(current.member, on),
      address: mailing ? addressLines(mailing.address) : [],
    },
  };
}

/** Everything a notice is made from as it now stands, addressed to the provider. */
export async function gatherNoticeFacts(
  tx: Transaction,
  task: NoticeTask,
  paragraphs: Paragraphs,
  now: Date,
): Promise<NoticeFacts> {
  const { case: current } = task;
  const policy = policyForCase(current);
  const date = dateInZone(now, programZone);
  const { provider } = await recipientsOf(tx, current, date);
  const letter: LetterFacts = {
    date,
    recipient: provider,
    reference: current.reference,
    member: {
      name: `${current.member.givenName} ${current.member.familyName}`,
      number: current.member.number,
    },
    provider: current.organizationName,
    site: {
      name: current.site.name,
      city: current.site.city,
      state: current.site.state,
      npi: current.site.npi,
    },
    plan: {
      name: current.plan.name,
      lineOfBusiness: current.plan.terms.lineOfBusiness,
      contact: current.plan.terms.contact,
    },
    service: {
      reviewType: current.reviewType,
      timing: current.timing,
      urgency: current.urgency,
      firstDay: current.firstDay,
      lastDay: current.lastDay,
      requestedDays: current.requestedDays,
      continuesAuthorizedDays: continuesAuthorizedDays(await findClockFacts(tx, current)),
    },
    policy: { title: policy.title, payer: policy.payer, version: policy.version },
    signature: null,
  };
  const told = await kindFacts(tx, task, paragraphs, now);
  return { ...letter, ...told };
}

async function kindFacts(
  tx: Transaction,
  { owed, case: current, data }: NoticeTask,
  paragraphs: Paragraphs,
  now: Date,
) {
  const policy = policyForCase(current);
  switch (owed.kind) {
    case "certification":
    case "certification_in_part":
    case "noncertification":
      return decisionFacts(tx, required(owed.determinationId, owed), policy, paragraphs);
    case "information_request":
      return questionFacts(tx, current.id, owed.informationRequest, data, policy, paragraphs);
    case "extension":
      return extensionFacts(
        tx,
        current.id,
        data,
        await extendedDates(tx, current, owed, now),
        policy,
        paragraphs,
      );
    case "administrative":
      return closingFacts(tx, current.id, paragraphs);
    case "appeal_acknowledgement": {
      const contestId = required(owed.contestId, owed);
      const due = await contestDue(tx, current.id, contestId);
      return acknowledgementFacts(tx, contestId, current.plan.terms.contact.phone, due);
    }
    case "appeal_decision":
      return contestDecisionFacts(tx, required(owed.contestId, owed), policy, paragraphs);
  }
}

function required(id: string | null, owed: OwedNotice): string {
  if (id === null) throw new Error(`event ${owed.eventId} owes a notice and names no subject`);
  return id;
}

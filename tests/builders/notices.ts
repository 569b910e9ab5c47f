import { changeMemberContact } from "@/lib/operations/change-member-contact";
import { markMailed } from "@/lib/operations/mark-mailed";
import { prepareNotice } from "@/lib/operations/prepare-notice";
import { sendNotice } from "@/lib/operations/send-notice";
import { signNotice } from "@/lib/operations/sign-notice";
import { noticesOfCase } from "@/lib/queries/notices-of-case";
import { requestHistory } from "@/lib/queries/request-history";
import type { Actor } from "@/lib/review/roles";
import type { NoticeKind } from "@/lib/review/workflow";
import { done, requestIn, type DraftOptions, type OpenedCase } from "./case";
import { nora, ruth } from "./people";

/** Notices brought about through the operations, as people do it on the notices page. */

/** Where builders' members get their mail. */
export const memberAddress = {
  street: "118 Watts Street",
  more: "Apartment 4",
  city: "Durham",
  state: "NC",
  zip: "27701",
};

/** Puts the member's address on file. */
export async function enterAddress(
  { requestId }: { readonly requestId: string },
  by: Actor,
  now: Date,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  done(
    await changeMemberContact.from(
      by,
      { requestId, seen: 0, address: memberAddress, language: "en", channel: "post", ...more },
      { now },
    ),
  );
}

/** The notice of a kind that a case owes now, as the page shows it. */
export async function owedOf(
  { requestId }: { readonly requestId: string },
  kind: NoticeKind,
  by: Actor,
  now: Date,
) {
  const view = await noticesOfCase(by, { requestId }, now);
  const owed = view?.owed.find((each) => each.kind === kind);
  if (!owed) throw new Error(`no ${kind} is owed`);
  return owed;
}

/** Prepares what is owed; the notice's id. */
export async function prepared(
  opened: { readonly requestId: string },
  kind: NoticeKind,
  by: Actor,
  now: Date,
  paragraphs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { requestId } = opened;
  const { eventId, notice } = await owedOf(opened, kind, by, now);
  const input = { requestId, eventId, kind, seen: notice?.version ?? 0, paragraphs };
  return done(await prepareNotice(by, input, { now })).noticeId;
}

/** Prepares and signs. */
export async function signed(...args: Parameters<typeof prepared>): Promise<string> {
  const noticeId = await prepared(...args);
  const [, , by, now] = args;
  done(await signNotice(by, { noticeId }, { now }));
  return noticeId;
}

/** Prepares, signs and sends. */
export async function sent(...args: Parameters<typeof prepared>): Promise<string> {
  const noticeId = await signed(...args);
  const [, , by, now] = args;
  done(await sendNotice(by, { noticeId }, { now }));
  return noticeId;
}

/** The copies of a notice of a case. */
export async function copiesOf(
  { requestId }: { readonly requestId: string },
  noticeId: string,
  by: Actor,
  now: Date,
) {
  const view = await noticesOfCase(by, { requestId }, now);
  return view?.notices.find(({ id }) => id === noticeId)?.deliveries ?? [];
}

/** Sends a notice and marks the member's copy mailed. */
export async function mailed(...args: Parameters<typeof prepared>): Promise<string> {
  const noticeId = await sent(...args);
  const [opened, , by, now] = args;
  const deliveryIds = (await copiesOf(opened, noticeId, by, now))
    .filter(({ channel }) => channel === "print")
    .map(({ id }) => id);
  done(await markMailed(by, { deliveryIds }, { now }));
  return noticeId;
}

/** A noncertified request whose member can be reached. */
export async function reachableNoncertified(
  now: Date,
  options: Pick<DraftOptions, "member"> = {},
): Promise<OpenedCase> {
  const opened = await requestIn("noncertified", options);
  await enterAddress(opened, nora, now);
  return opened;
}

/** What the record tells of copies that went out, oldest first. */
export const noticesSent = async ({ requestId }: { readonly requestId: string }, now: Date) =>
  (await requestHistory(ruth, { requestId }, now))?.events
    .filter(({ kind }) => kind === "notice_sent")
    .map(({ data }) => data) ?? [];

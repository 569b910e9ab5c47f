import { portalAddress } from "@/lib/auth/origin";
import { findNotice } from "@/lib/db/notices";
import { withActor } from "@/lib/db/transaction";
import { mailServer, sendMail, type MailProblem } from "@/lib/mail/mail-server";
import { portalNews } from "@/lib/mail/portal-news";
import { recordNotification } from "@/lib/operations/record-notification";
import { portalActor } from "@/lib/review/roles";

/** Thrown when a mail did not go out and is to be tried again; says nothing of whom it was for. */
export class NotSent extends Error {}

const off: MailProblem = { words: "E-mail is off (SMTP_URL, MAIL_FROM).", final: true };

/**
 * Sends one e-mail notification: at least once, and recorded once. The mail goes out between two
 * transactions, so one whose portal was killed in between is sent again, under the same message id.
 *
 * @param last no further try follows when this one fails
 * @param patience see sendMail
 * @throws NotSent when it is to be tried again
 */
export async function sendNotification(
  deliveryId: string,
  {
    last,
    clock,
    patience,
  }: { readonly last: boolean; readonly clock: () => Date; readonly patience?: number },
): Promise<void> {
  const to = await withActor(portalActor, async (tx) => {
    const row = await tx.noticeDelivery.findUnique({
      where: { id: deliveryId },
      select: { noticeId: true },
    });
    const notice = row && (await findNotice(tx, row.noticeId));
    const delivery = notice?.deliveries.find(({ id }) => id === deliveryId);
    return delivery?.state === "waiting" ? delivery.email : null;
  });
  if (to === null) return;
  const server = mailServer();
  const problem = server
    ? await sendMail(server, portalNews(to, portalAddress(), deliveryId), patience)
    : off;
  const final = problem !== null && (problem.final || last);
  const recorded = await recordNotification(
    portalActor,
    { deliveryId, problem: problem?.words ?? null, final },
    { now: clock() },
  );
  if (!recorded.ok) throw new Error(`a notification was not recorded: ${recorded.error.code}`);
  if (problem && !final) throw new NotSent(problem.words);
}

import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { noticeProblems } from "@/lib/casework/notices/letters";
import { findEvents } from "@/lib/db/events";
import { findMailingAddress, findMemberContacts } from "@/lib/db/member-contacts";
import { findNotices } from "@/lib/db/notices";
import { findCase } from "@/lib/db/requests";
import { mailServer } from "@/lib/mail/mail-server";
import { plainLanguage } from "@/lib/notices/plain-language";
import { textsOfNotices } from "@/lib/policy/library";
import { unknownContact } from "@/lib/review/member-contact";
import { directorSigns, noticesEverOwed } from "@/lib/review/owed-notices";
import { isClinicalStaff } from "@/lib/review/roles";

/**
 * A case's notices. The plan's people see what is owed, what stands prepared or signed with all that
 * is missing and how it reads, and every copy that was sent; a provider sees what was sent to it.
 * Both see how the member is reached.
 */
export const noticesOfCase = defineQuery({
  name: "notices_of_case",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, actor }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const staff = isClinicalStaff(actor);
    const texts = textsOfNotices();
    const contacts = await findMemberContacts(tx, current.member.id);
    const contact = contacts[0] ?? unknownContact;
    const stored = await findNotices(tx, requestId);
    const owed = [];
    if (staff)
      for (const each of noticesEverOwed(await findEvents(tx, requestId))) {
        const notice = stored.find(
          ({ eventId, kind, state }) =>
            eventId === each.eventId && kind === each.kind && state !== "superseded",
        );
        if (notice?.state === "sent" || each.lapsed) continue;
        const letter = notice?.letters.member ?? notice?.letters.provider;
        owed.push({
          ...each,
          mayWrite: !directorSigns.includes(each.kind) || actor.role === "medical_director",
          notice: notice ?? null,
          problems: notice ? await noticeProblems(tx, current, notice.facts, notice.letters) : [],
          plain: letter ? plainLanguage(letter, texts) : null,
        });
      }
    const sent = stored.filter(({ state }) => state === "sent").reverse();
    return {
      case: current,
      owed,
      notices: sent.map((notice) => ({
        ...notice,
        // The member's letter is the member's: the provider has a copy of its own.
        letters: staff ? notice.letters : { provider: notice.letters.provider },
        deliveries: staff
          ? notice.deliveries
          : notice.deliveries.map((delivery) => ({ ...delivery, postal: null, problem: null })),
      })),
      superseded: staff ? stored.filter(({ state }) => state === "superseded") : [],
      contact,
      contactHistory: contacts.slice(1),
      mailing: await findMailingAddress(tx, current.member.id),
      emailIsOn: mailServer() !== null,
    };
  },
});

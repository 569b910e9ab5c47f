import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { noticeProblems } from "@/lib/casework/notices/letters";
import { maySign } from "@/lib/casework/notices/may-sign";
import { findMemberContact } from "@/lib/db/member-contacts";
import { findNotice, findNotices } from "@/lib/db/notices";
import { findCase } from "@/lib/db/requests";
import { plainLanguage } from "@/lib/notices/plain-language";
import { textsOfNotices } from "@/lib/policy/library";
import { directorSigns, noticeRecipients } from "@/lib/review/owed-notices";
import { isClinicalStaff } from "@/lib/review/roles";

/**
 * One version of a notice with the letter of one recipient. The plan's people see it in every state,
 * with what is missing and how it reads while it is not sent; a provider its own copy of what was.
 */
export const notice = defineQuery({
  name: "notice",
  who: ["provider", "reviewer", "medical_director"],
  input: z.object({
    requestId: z.uuid(),
    noticeId: z.uuid(),
    copy: z.enum(["provider", "member"]).optional().catch(undefined),
  }),
  run: async ({ tx, actor, now }, { requestId, noticeId, copy }) => {
    const stored = await findNotice(tx, noticeId);
    const current = stored?.requestId === requestId && (await findCase(tx, requestId));
    if (!current) return undefined;
    const staff = isClinicalStaff(actor);
    const parties = staff ? noticeRecipients[stored.kind] : (["provider"] as const);
    const shown = parties.find((party) => party === copy) ?? parties.at(-1) ?? "provider";
    const letter = stored.letters[shown];
    if (!letter) return undefined;
    const open = staff && (stored.state === "prepared" || stored.state === "signed");
    const signing = open ? await maySign(tx, actor, stored, now) : null;
    return {
      case: current,
      notice: { ...stored, deliveries: staff ? stored.deliveries : [] },
      copies: parties,
      copy: shown,
      letter,
      largePrint: (await findMemberContact(tx, current.member.id)).largePrint,
      problems: open ? await noticeProblems(tx, current, stored.facts, stored.letters) : [],
      plain: open ? plainLanguage(letter, textsOfNotices()) : null,
      mayWrite: !directorSigns.includes(stored.kind) || actor.role === "medical_director",
      /** Why the actor does not sign it; null where the actor may. */
      unsignable: signing && !signing.ok ? signing.error.message : null,
      /** What stands now in place of a version that does no longer. */
      instead: staff
        ? ((await findNotices(tx, requestId)).find(
            ({ eventId, kind, state }) =>
              stored.state === "superseded" &&
              eventId === stored.eventId &&
              kind === stored.kind &&
              state !== "superseded",
          )?.id ?? null)
        : null,
    };
  },
});

import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findMailedLetters, findWaitingLetters } from "@/lib/db/letters";
import { findMemberContact } from "@/lib/db/member-contacts";

/** Letters of the queue shown at once; the oldest first, so that none is overtaken. */
const shownAtOnce = 200;
const mailedShown = 20;

/** Letters that wait to be printed and mailed, and those that were mailed last. */
export const printQueue = defineQuery({
  name: "print_queue",
  who: ["reviewer", "medical_director"],
  input: z.object({}),
  run: async ({ tx }) => {
    const { letters, total } = await findWaitingLetters(tx, shownAtOnce);
    const waiting = [];
    for (const letter of letters) {
      const { largePrint, language, channel } = await findMemberContact(tx, letter.memberId);
      waiting.push({ ...letter, largePrint, language, channel });
    }
    return { waiting, total, mailed: await findMailedLetters(tx, mailedShown) };
  },
});

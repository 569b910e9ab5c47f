import { z } from "zod";
import { fail, ok } from "@/lib/result";
import { defineOperation } from "@/lib/casework/define-operation";
import { onRequest } from "@/lib/casework/input-fields";
import { requireHolder } from "@/lib/casework/review-standing";
import { claimCase, raiseVersion, requireAct } from "@/lib/casework/transition";
import { findLatestSubmission } from "@/lib/db/findings";
import { findInformationRequests } from "@/lib/db/information";
import { informationStandings, plainStanding } from "@/lib/review/information-standing";

/**
 * A person records that all necessary information has been obtained (N.C.G.S. 58-50-61(f) counts
 * from that moment), item by item of what was ever asked: answered, obtained otherwise, or no longer
 * needed. What was plainly answered need not be named. Asking for more takes the mark off again.
 */
export const markInformationComplete = defineOperation({
  name: "mark_information_complete",
  who: ["reviewer", "medical_director"],
  audits: ["all_necessary_information_obtained"],
  input: z.object({
    ...onRequest,
    standings: z
      .record(z.uuid(), z.enum(informationStandings, "Say what became of this item."))
      .default({}),
  }),
  run: async (context, input) => {
    const claimed = await claimCase(context, input.requestId, input.version);
    if (!claimed.ok) return fail(claimed.error);
    const current = claimed.value;
    const act = requireAct(context, current, "mark_information_complete");
    if (!act.ok) return fail(act.error);
    const holder = requireHolder(context, current);
    if (!holder.ok) return fail(holder.error);
    if (current.informationCompleteAt)
      return fail({ code: "wrong_state", message: "This has been recorded already." });

    const rounds = await findInformationRequests(context.tx, current.id);
    const facts = (await findLatestSubmission(context.tx, current.id))?.facts ?? {};
    const items = rounds
      .flatMap((round) => round.items)
      .map((item) => ({
        id: item.id,
        standing: input.standings[item.id] ?? plainStanding(item, facts),
      }));
    const unsaid = items.filter(({ standing }) => standing === null);
    if (unsaid.length > 0)
      return fail({
        code: "invalid_input",
        message: "Some items that were asked for are not accounted for.",
        fields: Object.fromEntries(
          unsaid.map(({ id }) => [`standings.${id}`, "Say what became of this item."]),
        ),
      });
    await context.tx.informationItemStanding.createMany({
      data: items.flatMap(({ id, standing }) =>
        standing === null
          ? []
          : [
              {
                informationItemId: id,
                standing,
                recordedAt: context.now,
                recordedBy: context.actor.id,
                recordedByName: context.actor.name,
              },
            ],
      ),
    });
    await raiseVersion(context, current, {
      kind: act.value.event,
      internal: act.value.internal,
      data: { items: items.length },
      set: { informationCompleteAt: context.now },
    });
    return ok({ requestId: current.id });
  },
});

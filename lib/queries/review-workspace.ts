import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { proposedAnswerDay } from "@/lib/casework/answer-period";
import { defineQuery } from "@/lib/casework/define-query";
import { checkExtension } from "@/lib/clocks/time-limits";
import { findClocks } from "@/lib/db/clocks";
import { findDetermination } from "@/lib/db/determinations";
import { documentView } from "@/lib/db/documents";
import { findCriterionDecisions, findLatestSubmission } from "@/lib/db/findings";
import { findInformationRequests } from "@/lib/db/information";
import { findLicences } from "@/lib/db/licences";
import { findCase } from "@/lib/db/requests";
import { plainStanding } from "@/lib/review/information-standing";
import { lawOfClocks } from "@/lib/policy/library";
import { findAct } from "@/lib/review/acts";
import { numberSetting } from "@/lib/policy/settings";
import { certifiable } from "@/lib/review/certifiable";
import { effectiveFindings, effectiveOverall } from "@/lib/review/effective-findings";
import { activeNorthCarolinaLicence } from "@/lib/review/licence";
import { stillNotYetDue } from "@/lib/review/still-not-yet-due";
import { policyForCase } from "@/lib/review/policy-for-case";
import { stepsOpenTo } from "@/lib/review/workflow";
import { programZone } from "@/lib/review/zone";

/**
 * A clinician's desk for one request: the criteria with what is computed and what holds, the facts
 * and the pages they rest on, what was asked and answered, why it was referred, and which steps are
 * open to the person who looks.
 */
export const reviewWorkspace = defineQuery({
  name: "review_workspace",
  who: ["reviewer", "medical_director"],
  input: z.object({ requestId: z.uuid() }),
  run: async ({ tx, actor, now }, { requestId }) => {
    const current = await findCase(tx, requestId);
    if (!current) return undefined;
    const submission = await findLatestSubmission(tx, requestId);
    if (!submission) return undefined;
    const decisions = await findCriterionDecisions(tx, requestId);
    const documents = await tx.document.findMany({
      where: { requestId, removedAt: null },
      orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
    });
    const referrals = await tx.referral.findMany({
      where: { requestId },
      orderBy: { referredAt: "desc" },
    });
    const licences = await findLicences(tx, actor.id);
    const holder = current.assignedTo
      ? await tx.user.findUnique({ where: { id: current.assignedTo }, select: { name: true } })
      : null;
    const policy = policyForCase(current);
    const findings = effectiveFindings(submission.evaluation, decisions);
    const today = dateInZone(now, programZone);
    const notYetDueToday = stillNotYetDue(policy, submission, today);
    const mayWork =
      (current.state === "in_review" || current.state === "with_medical_director") &&
      (actor.role === "medical_director" ||
        (current.assignedTo === actor.id && current.state === "in_review"));
    const informationRequests = await findInformationRequests(tx, requestId);
    const clocks = await findClocks(tx, requestId);
    const extension = checkExtension(clocks, lawOfClocks(), now);
    const holds = actor.role === "medical_director" || current.assignedTo === actor.id;
    return {
      case: current,
      policy,
      submission,
      findings,
      notYetDueToday,
      overall: effectiveOverall(submission.evaluation, findings),
      certifiable: certifiable(
        current.reviewType,
        submission.evaluation,
        findings,
        { firstDay: current.firstDay, lastDay: current.lastDay },
        notYetDueToday,
        numberSetting(policy, "first_certification_while_not_yet_due_days"),
      ),
      documents: documents.map(documentView),
      informationRequests,
      // Of every item ever asked for, what became of it where that is plain.
      standings: informationRequests
        .flatMap(({ items }) => items)
        .map((item) => ({ ...item, standing: plainStanding(item, submission.facts) })),
      extension: {
        offered:
          findAct("extend_time", current.state, actor.role) !== undefined &&
          (current.assignedTo === null || holds),
        tellBy: extension.ok ? extension.value.tellBy : null,
        refusal: extension.ok ? null : extension.error.message,
        // Whether questions told as an extension hold the clock still.
        byQuestions: extension.ok && extension.value.ruleIds.some((id) => id.startsWith("erisa_")),
      },
      referrals: referrals.map(({ reason, referredByName, referredAt }) => ({
        reason,
        referredByName,
        referredAt,
      })),
      determination: await findDetermination(tx, requestId),
      holderName: holder?.name ?? null,
      mayWork,
      steps: mayWork || current.state === "submitted" ? stepsOpenTo(actor.role, current.state) : [],
      licence: activeNorthCarolinaLicence(licences, today) ?? null,
      today,
      proposedDueOn: proposedAnswerDay(clocks, current.urgency, now),
    };
  },
});

import { z } from "zod";
import { dateInZone } from "@/lib/calendar";
import { invalidField, type OperationError } from "@/lib/casework/define-operation";
import { defineQuery } from "@/lib/casework/define-query";
import { checkedFile, type CheckedFile } from "@/lib/claims/checked-file";
import { planRules } from "@/lib/claims/judgement";
import { screenFile } from "@/lib/claims/screen-file";
import { findOwnAuthorizations } from "@/lib/db/claim-desk/member-authorizations";
import { findPlanTerms } from "@/lib/db/plan-terms";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";
import { fail, ok, type Result } from "@/lib/result";
import { programZone } from "@/lib/review/zone";

const mostLines = 5000;
const mostTold = 500;

/**
 * Judges a provider's file by itself and stores nothing: neither the file nor what came of it. It
 * goes by the organization's own authorizations, with the days used so far, and the plan's
 * requirement; other claims are not looked at.
 */
export const checkClaimsFile = defineQuery({
  name: "check_claims_file",
  who: ["provider"],
  input: z.object({ planId: z.uuid(), bytes: z.instanceof(Uint8Array) }),
  run: async (
    { tx, actor, now },
    { planId, bytes },
  ): Promise<Result<CheckedFile, OperationError> | undefined> => {
    const terms = await findPlanTerms(tx, planId);
    if (terms.length === 0) return undefined;
    const sites = await tx.site.findMany({
      where: { organizationId: actor.organizationId },
      select: { npi: true },
    });
    const authorizations = await findOwnAuthorizations(tx, actor.organizationId);
    const rulesOn = claimRulesOn(policyLibrary());
    const screened = await screenFile(
      inOnePiece(bytes),
      { receivedOn: dateInZone(now, programZone), allOrNothing: false },
      () => ({
        authorizations: authorizations.map((authorization) => ({
          number: authorization.number,
          memberNumber: authorization.memberNumber,
          service: "S9480",
          from: authorization.from,
          through: authorization.through,
          daysAuthorized: authorization.days,
          providerNpis: sites.map(({ npi }) => npi),
          status: "certified",
          memberNotifiedOn: null,
          retrospective: false,
          daysUsed: authorization.daysUsed,
        })),
        plan: planRules(
          terms.map((each) => ({
            since: each.effectiveFrom,
            authorizationRequiredFrom: each.authorizationRequiredFrom,
            authorizationRequiredThrough: each.authorizationRequiredThrough,
            ...each.claims,
          })),
        ),
        recordsRequests: [],
      }),
      rulesOn,
    );
    if (!screened.ok) {
      const { problem, position, loop, remedy } = screened.error;
      const place = [position, loop && `loop ${loop}`].filter(Boolean).join(", ");
      return fail(invalidField("file", `${problem}${place && ` (${place})`} ${remedy}`));
    }
    const lines = screened.value.totals.linesIn;
    if (lines > mostLines)
      return fail(
        invalidField(
          "file",
          `Files up to ${mostLines.toLocaleString("en-US")} lines are checked; this one has ${lines.toLocaleString("en-US")}. Send a part of it.`,
        ),
      );
    return ok(checkedFile(screened.value, rulesOn, mostTold));
  },
});

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

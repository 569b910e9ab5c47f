import { lineFilterNames, linesHref } from "@/components/claims/asked-lines";
import { callFromForm, type FormOutcome } from "@/lib/auth/form-action";
import type { OperationError } from "@/lib/casework/define-operation";
import { textField } from "@/lib/form-state";
import { claimIdsOfNumbers } from "@/lib/queries/claim-ids-of-numbers";
import { fail, ok, type Result } from "@/lib/result";
import type { Actor } from "@/lib/review/roles";

/**
 * The address of a list of lines narrowed as its form says, with the ids of member and claim in the
 * place of the numbers typed; or what is wrong with these.
 */
export function askedLines(form: FormData, base: string): Promise<FormOutcome<string>> {
  const typed = Object.fromEntries(lineFilterNames.map((name) => [name, textField(form, name)]));
  const address = async (
    actor: Actor,
    _input: unknown,
    { now }: { readonly now: Date },
  ): Promise<Result<string, OperationError>> => {
    const ids = await claimIdsOfNumbers(actor, { member: typed.member, claim: typed.claim }, now);
    const problems = [
      typed.member && !ids?.memberId && "No claim on file is of a member with this number.",
      typed.claim && !ids?.claimId && "No claim on file has this claim number.",
    ].filter(Boolean);
    if (problems.length > 0) {
      const message = `${problems.join(" ")} Numbers are compared whole, as the claim states them.`;
      return fail({ code: "not_found", message });
    }
    const filter = {
      ...typed,
      member: ids?.memberId ?? undefined,
      claim: ids?.claimId ?? undefined,
    };
    return ok(linesHref(base, filter));
  };
  return callFromForm(form, address);
}

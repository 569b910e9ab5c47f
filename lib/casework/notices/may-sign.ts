import { dateInZone } from "@/lib/calendar";
import { findLicences } from "@/lib/db/licences";
import type { Transaction } from "@/lib/db/transaction";
import { fail, ok, type Result } from "@/lib/result";
import { activeNorthCarolinaLicence, type MedicalLicence } from "@/lib/review/licence";
import { directorSigns } from "@/lib/review/owed-notices";
import type { Actor } from "@/lib/review/roles";
import type { StoredNotice } from "@/lib/review/stored-notice";
import { programZone } from "@/lib/review/zone";
import type { OperationError } from "../define-operation";

/**
 * Whether a person may sign a notice now, with the North Carolina licence that is active today if
 * there is one. A notice that goes against a request is signed by the medical director who decided,
 * or by another with such a licence (N.C.G.S. 58-50-61(d)).
 */
export async function maySign(
  tx: Transaction,
  actor: Actor,
  notice: Pick<StoredNotice, "kind" | "determinationId">,
  now: Date,
): Promise<Result<MedicalLicence | undefined, OperationError>> {
  const director = actor.role === "medical_director";
  const licence = director
    ? activeNorthCarolinaLicence(await findLicences(tx, actor.id), dateInZone(now, programZone))
    : undefined;
  if (!directorSigns.includes(notice.kind) || licence) return ok(licence);
  const decision =
    director && notice.determinationId
      ? await tx.determination.findUnique({
          where: { id: notice.determinationId },
          select: { decidedBy: true },
        })
      : null;
  return decision?.decidedBy === actor.id
    ? ok(undefined)
    : fail({
        code: "not_allowed",
        message:
          "This notice is signed by the medical director who decided, or by one with an active North Carolina licence today (N.C.G.S. 58-50-61(d)); none is on file for you.",
      });
}

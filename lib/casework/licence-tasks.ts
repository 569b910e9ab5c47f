import { addDays, dateInZone } from "@/lib/calendar";
import { findDirectorsWithLicenceEndingBy } from "@/lib/db/due-matters";
import type { Transaction } from "@/lib/db/transaction";
import { licenceWarning, licenceWarningDays } from "@/lib/review/lead-times";
import type { NewTask } from "@/lib/review/task";
import { licenceKey } from "@/lib/review/task-keys";
import { programZone } from "@/lib/review/zone";

/** Medical directors whose licence ends soon or has ended, each with the tasks that say so. */
export async function findLicenceTasks(
  tx: Transaction,
  now: Date,
  userId?: string,
): Promise<
  readonly {
    readonly userId: string;
    readonly organizationId: string;
    readonly validThrough: string;
    readonly ended: boolean;
    readonly tasks: readonly NewTask[];
  }[]
> {
  const today = dateInZone(now, programZone);
  const directors = await findDirectorsWithLicenceEndingBy(
    tx,
    addDays(today, licenceWarningDays),
    userId,
  );
  return directors.flatMap((director) => {
    const warning = licenceWarning(director.licences, today);
    if (!warning) return [];
    const { licence, ended } = warning;
    const task = (forRole: "administrator" | "medical_director"): NewTask => ({
      key: licenceKey(director.userId, licence, ended, forRole),
      kind: "licence_ending",
      requestId: null,
      forRole,
      ...(forRole === "medical_director" && { forUser: director.userId }),
      data: { user_id: director.userId, valid_through: licence.validThrough, ended },
      dueAt: null,
    });
    return [
      {
        userId: director.userId,
        organizationId: director.organizationId,
        validThrough: licence.validThrough,
        ended,
        tasks: [task("medical_director"), task("administrator")],
      },
    ];
  });
}

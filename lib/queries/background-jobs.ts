import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { countJobs, findJobs } from "@/lib/db/job-desk";
import { failureCode, jobStates, type JobState } from "@/lib/review/job-state";

/** How many jobs the page lists at most; the counts are of all. */
const listed = 200;
/** Portals not seen for longer than this are not listed. */
const rememberedFor = 24 * 3_600_000;

/** What is done in the background, how it stands, and which portals do it; for the administrator. */
export const backgroundJobs = defineQuery({
  name: "background_jobs",
  who: ["administrator"],
  input: z.object({ state: z.enum(jobStates).optional().catch(undefined) }),
  run: async ({ tx, now }, { state }) => {
    const counts = Object.fromEntries(jobStates.map((name) => [name, 0])) as Record<
      JobState,
      number
    >;
    for (const counted of await countJobs(tx)) counts[counted.state] = counted.jobs;
    const jobs = await findJobs(tx, { ...(state && { state }), limit: listed });
    const processes = await tx.jobProcess.findMany({
      where: { seenAt: { gte: new Date(now.getTime() - rememberedFor) } },
      orderBy: { startedAt: "desc" },
    });
    return {
      counts,
      jobs: jobs.map(({ lastError, ...job }) => ({ ...job, errorCode: failureCode(lastError) })),
      processes: processes.map(({ id, host, pid, startedAt, seenAt, sweptAt, stoppedAt }) => ({
        id,
        host,
        pid,
        startedAt,
        seenAt,
        sweptAt,
        stoppedAt,
      })),
    };
  },
});

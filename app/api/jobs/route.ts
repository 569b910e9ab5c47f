import { jobFigures } from "@/components/jobs/job-figures";
import { json, notThere, signedInActor, signedOff } from "@/lib/auth/answers";
import { backgroundJobs } from "@/lib/queries/background-jobs";

/** How the queue of background jobs stands, for the page that follows it. */
export async function GET(): Promise<Response> {
  const actor = await signedInActor();
  if (!actor) return signedOff();
  const view = await backgroundJobs(actor, {}, new Date());
  return view ? json(jobFigures(view)) : notThere();
}

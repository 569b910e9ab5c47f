import type { JobState } from "@/lib/review/job-state";
import type { JobFigures } from "./live-job-figures";

/** The few figures that are followed, of a view of the queue. */
export const jobFigures = (view: {
  readonly counts: Readonly<Record<JobState, number>>;
  readonly jobs: readonly { readonly id: string; readonly attempts: number }[];
}): JobFigures => ({
  mark: `${Object.values(view.counts).join(".")}|${view.jobs[0]?.id ?? ""}.${view.jobs[0]?.attempts ?? ""}`,
  open: view.counts.waiting + view.counts.running + view.counts.retrying,
  failed: view.counts.failed,
});

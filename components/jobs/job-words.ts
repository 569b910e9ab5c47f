import type { BadgeTone } from "@/components/ui/badge";
import type { JobState } from "@/lib/review/job-state";

/** What each job of the background does, by the name under which it is ordered. */
const jobNames: Readonly<Record<string, string>> = {
  load_claim_file: "Load a claims file",
  resume_claim_files: "Take up claims files left unfinished",
  certify_automatically: "Certify where the plan lets the portal",
  send_notification: "Send an e-mail notification",
  sweep_timers: "Look for what has become due",
  tell_of_clock: "Tell of a time limit near or past",
  remind_of_information: "Remind of an answer that is due",
  expire_information: "Tell that no answer came in time",
  warn_of_draft: "Tell of a draft nobody works on",
  expire_draft: "Take away a draft nobody works on",
  warn_of_licence: "Tell of a licence that ends",
  become_appeal: "Treat a reconsideration as an appeal",
  end_authorization: "End an authorization that ran out",
  settle_task: "Close a task that is settled",
};

export const jobName = (task: string): string => jobNames[task] ?? task.replaceAll("_", " ");

export const jobStateWords: Readonly<
  Record<JobState, { readonly name: string; readonly tone: BadgeTone }>
> = {
  failed: { name: "Failed", tone: "negative" },
  retrying: { name: "Tried again", tone: "caution" },
  running: { name: "Running", tone: "info" },
  waiting: { name: "Waiting", tone: "idle" },
  given_up: { name: "Given up", tone: "idle" },
};

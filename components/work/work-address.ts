import { paths } from "@/lib/paths";
import type { DueBand, WorkStage } from "@/lib/review/workload";

/** What a list of the workload is narrowed to. */
export interface WorkChoice {
  readonly due?: DueBand | undefined;
  readonly stage?: WorkStage | undefined;
  /** A person's id, or "nobody". */
  readonly holder?: string | undefined;
}

/** The list behind a figure. */
export function workAddress(choice: WorkChoice, page?: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...choice, page: page?.toString() }))
    if (value) query.set(name, value);
  const written = query.toString();
  return written ? `${paths.workCases}?${written}` : paths.workCases;
}

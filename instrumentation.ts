/**
 * Before the first request: the policy under criteria/ is read whole, and a portal whose policy
 * cannot be used does not start; jobs are taken from then on, unless IOP_JOBS is 0, and requests
 * without clocks get theirs. Afterwards: what fails is logged without what it was about.
 */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { policyLibrary } = await import("@/lib/policy/library");
  policyLibrary();
  if (!process.env["DATABASE_URL"] || process.env["IOP_JOBS"] === "0") return;
  const { runJobsOfProcess } = await import("@/lib/jobs/run-jobs");
  await runJobsOfProcess();
  const { keepMissingClocks } = await import("@/lib/casework/keep-missing-clocks");
  const { logFailure } = await import("@/lib/log");
  // Not waited for: pages are served meanwhile.
  void keepMissingClocks(new Date()).catch((error: unknown) =>
    logFailure({ doing: "keep_missing_clocks", error }),
  );
}

export async function onRequestError(
  error: unknown,
  _request: unknown,
  context: { readonly routePath: string },
): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { logFailure } = await import("@/lib/log");
  const digest: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "digest") : undefined;
  logFailure({
    doing: context.routePath,
    error,
    digest: typeof digest === "string" ? digest : undefined,
  });
}

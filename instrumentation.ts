/**
 * Before the first request: the policy under criteria/ is read whole, and a portal whose policy
 * cannot be used does not start; jobs are taken from then on, unless IOP_JOBS is 0. Afterwards: what fails is logged without what it was about.
 */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { policyLibrary } = await import("@/lib/policy/library");
  policyLibrary();
  if (!process.env["DATABASE_URL"] || process.env["IOP_JOBS"] === "0") return;
  const { runJobsOfProcess } = await import("@/lib/jobs/run-jobs");
  await runJobsOfProcess();
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

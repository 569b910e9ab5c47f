import { startTestPortal } from "@/tests/e2e/portal";

/** One portal for all browser tests of a run; where it is goes to the workers by environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const portal = await startTestPortal();
  process.env["PORTAL_URL"] = portal.url;
  process.env["PORTAL_OWNER_URL"] = portal.ownerUrl;
  return portal.stop;
}

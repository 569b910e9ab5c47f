// A file entered and ordered in one transaction is loaded by the jobs, as the application's role.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runJobs, type RunningJobs } from "@/lib/jobs/run-jobs";
import { claimsCsv, enterClaimFile, fileState } from "@/tests/db/claim-files";
import { lena } from "@/tests/builders/people";
import { facilityClaim, perDiemLine } from "@/tests/builders/claims";
import { connected, type TestDatabase } from "./database";
import { peopledDatabase } from "./peopled-database";

let database: TestDatabase;
let jobs: RunningJobs | undefined;
beforeAll(async () => {
  database = await peopledDatabase();
});
afterAll(async () => {
  await jobs?.stop();
  await database.drop();
});

describe("the jobs", () => {
  it("load a file once its order has committed, and one that nobody works on", async () => {
    const ordered = await enterClaimFile(claimsCsv([facilityClaim("F1", [perDiemLine()])]));
    const left = await enterClaimFile(claimsCsv([facilityClaim("F2", [perDiemLine()])]), {
      order: false,
    });
    jobs = await runJobs();
    await expect.poll(() => fileState(database, ordered), { timeout: 10_000 }).toBe("loaded");
    await expect.poll(() => fileState(database, left), { timeout: 10_000 }).toBe("loaded");
  });

  it("leave the file of a person who has gone to somebody else", async () => {
    const fileId = await enterClaimFile(claimsCsv([facilityClaim("F3", [perDiemLine()])]), {
      order: false,
    });
    await connected(database.ownerUrl, (owner) =>
      owner.query("update app_user set disabled_at = now() where id = $1", [lena.id]),
    );
    await jobs?.stop();
    jobs = await runJobs();
    await expect.poll(() => fileState(database, fileId), { timeout: 10_000 }).toBe("stopped");
  });
});

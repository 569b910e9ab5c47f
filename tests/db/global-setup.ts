import type { TestProject } from "vitest/node";
import type { ServerAddress } from "@/prisma/database";
import { startTestServer } from "@/tests/db/server";

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: ServerAddress;
  }
}

/** One server for all database tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide("databaseServer", server.address);
  return server.stop;
}

// A whole portal for tests: database, demonstration data, built pages, server. Everything it makes
// lives in a temporary folder and is gone when it stops.

import fs from "node:fs";
import path from "node:path";
import { freePort } from "@/lib/start/free-port";
import { buildPages } from "@/lib/start/made-files";
import { portalEnvironment, seed } from "@/lib/start/portal";
import { startServer } from "@/lib/start/server";
import { copyTemplate, startTestServer } from "@/tests/db/server";

export type TestPortal = {
  readonly url: string;
  /** For looking at rows, as the tables' owner. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly stop: () => Promise<void>;
};

/** Starts a portal on a free port; the pages are built when their sources changed. */
export async function startTestPortal(): Promise<TestPortal> {
  await buildPages();
  const databaseServer = await startTestServer();
  try {
    const { folder } = databaseServer.address;
    const { ownerUrl, appUrl } = await copyTemplate(databaseServer.address);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const { NEXTAUTH_URL: _, NEXTAUTH_SECRET: __, DOCUMENTS_DIR: ___, ...env } = process.env;
    const portalEnv = portalEnvironment(env, { folder, address: url, appUrl });
    fs.mkdirSync(path.join(folder, "documents"), { recursive: true });
    await seed(ownerUrl, portalEnv);
    const server = await startServer("127.0.0.1", port, portalEnv);
    const stop = async () => {
      await server.stop();
      await databaseServer.stop();
    };
    return { url, ownerUrl, appUrl, stop };
  } catch (error) {
    await databaseServer.stop();
    throw error;
  }
}

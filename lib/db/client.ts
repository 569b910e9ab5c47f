import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";

/**
 * The one connection pool of this process, as the application's role (iop_app): it owns nothing
 * and cannot pass row-level security. Made on first use, kept over hot reloads in development.
 */
const holder = globalThis as unknown as { databaseClient?: PrismaClient };

/** This process's client. Throws when DATABASE_URL is not set. */
export function databaseClient(): PrismaClient {
  holder.databaseClient ??= connect();
  return holder.databaseClient;
}

function connect(): PrismaClient {
  const url = process.env["DATABASE_URL"];
  if (!url)
    throw new Error("DATABASE_URL is not set: start the portal with `npm start`, or set it.");
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 12 }) });
}

/** Closes the pool; for commands and tests, which would otherwise never end. */
export async function closeDatabase(): Promise<void> {
  const client = holder.databaseClient;
  delete holder.databaseClient;
  await client?.$disconnect();
}

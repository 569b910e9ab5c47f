// `npm run create-administrator -- --organization "Name of the plan" --name "Name" --email a@b.c`
//
// The first person of a portal without demonstration data: a plan's organization and its first
// administrator, who sets up everybody and everything else in the portal. Prints a first password
// once. Refused when the portal has an administrator already. Migrates first, so it may be the very
// first command on a new database.

import { randomBytes, randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import pg from "pg";
import { z } from "zod";
import { hashPassword } from "@/lib/auth/passwords";
import { initialsOf } from "@/lib/review/roles";
import { dataFolder } from "@/lib/start/data-folder";
import { lockFolder } from "@/lib/start/folder-lock";
import { StartProblem } from "@/lib/start/start-problem";
import { openDatabase } from "@/prisma/database";
import { migrate } from "@/prisma/migrate";

const given = z.object({
  organization: z.string("give --organization, the name of the plan").trim().min(1),
  name: z.string("give --name, the administrator's name").trim().min(1),
  email: z.email("give --email, an e-mail address").toLowerCase(),
});

async function createAdministrator(): Promise<void> {
  const { values } = parseArgs({
    options: {
      organization: { type: "string" },
      name: { type: "string" },
      email: { type: "string" },
    },
  });
  const parsed = given.safeParse(values);
  if (!parsed.success)
    throw new StartProblem(
      `An administrator needs more: ${parsed.error.issues.map(({ message }) => message).join("; ")}.`,
    );
  const folder = dataFolder(process.env);
  const unlock = process.env["DATABASE_URL"]
    ? () => undefined
    : lockFolder(folder, "create-administrator");
  try {
    const database = await openDatabase(folder, process.env);
    try {
      await migrate(database.ownerUrl);
      const password = await insertAdministrator(database.ownerUrl, parsed.data);
      console.log(`${parsed.data.email} may sign in with this password, shown once: ${password}`);
    } finally {
      await database.stop();
    }
  } finally {
    unlock();
  }
}

async function insertAdministrator(
  ownerUrl: string,
  { organization, name, email }: z.output<typeof given>,
): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("lock table app_user");
    const known = await client.query("select from app_user where role = 'administrator'");
    if (known.rowCount !== 0)
      throw new StartProblem(
        "The portal has an administrator already: sign in as one and add people there.",
      );
    const organizationId = randomUUID();
    const userId = randomUUID();
    const password = randomBytes(15).toString("base64url");
    await client.query("insert into organization (id, kind, name) values ($1, 'plan', $2)", [
      organizationId,
      organization,
    ]);
    await client.query(
      `insert into app_user (id, organization_id, email, name, initials, role, created_at)
       values ($1, $2, $3, $4, $5, 'administrator', now())`,
      [userId, organizationId, email, name, initialsOf(name)],
    );
    await client.query("insert into credential (user_id, password_hash) values ($1, $2)", [
      userId,
      await hashPassword(password),
    ]);
    await client.query("commit");
    return password;
  } finally {
    await client.end();
  }
}

try {
  await createAdministrator();
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exitCode = 1;
}

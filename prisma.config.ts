import { defineConfig } from "prisma/config";

// For Prisma's own command line. The portal migrates by prisma/migrate.ts; against a deployment's
// database `DATABASE_URL=... npx prisma migrate status` agrees with it.
const url = process.env["DATABASE_URL"];

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url === undefined ? {} : { datasource: { url } }),
});

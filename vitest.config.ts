import { defineConfig } from "vitest/config";

// unit: pure code beside its tests, the criteria's cases, and the layout of the code itself.
// db: on a real PostgreSQL, started once a run, a database per test file.
// start: the start command's own behaviour, in processes of its own.
const alias = { "@": import.meta.dirname };
const elsewhere = ["tests/db/**", "tests/security/**", "tests/faults/**"];

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "{app,components,lib,criteria,prisma}/**/*.test.{ts,tsx}",
            "tests/**/*.test.ts",
          ],
          exclude: [...elsewhere, "tests/start/**", "tests/e2e/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: elsewhere.map((folder) => `${folder}/*.test.ts`),
          globalSetup: "tests/db/global-setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "start",
          include: ["tests/start/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

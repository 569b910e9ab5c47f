import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.restoreAllMocks());

it("tells where an error arose and never what it says", async () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  vi.resetModules();
  const { logFailure } = await import("./log");
  logFailure({
    doing: "/requests/[id]/facts",
    error: new TypeError("value “suicidal ideation” of Maria Holt"),
    digest: "123",
  });
  await vi.waitFor(() => expect(written.join("")).toContain("log.test.ts"));
  const line = written.join("");
  expect(line).toContain("/requests/[id]/facts");
  expect(line).toContain("TypeError");
  expect(line).not.toContain("suicidal");
  expect(line).not.toContain("Holt");
});

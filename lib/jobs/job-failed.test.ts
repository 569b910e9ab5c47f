import { expect, it } from "vitest";
import { attempt, codeOfFault } from "./job-failed";

it("a fault's code is a word, never its message", () => {
  expect(codeOfFault(Object.assign(new Error("a value"), { code: "23505" }))).toBe("23505");
  expect(codeOfFault(new TypeError("a value"))).toBe("TypeError");
  expect(codeOfFault(Object.assign(new Error("x"), { code: "two words" }))).toBe("unknown");
  expect(codeOfFault("a value")).toBe("unknown");
});

it("what the queue is told of a fault holds nothing else", async () => {
  const going = new AbortController().signal;
  const fault = Object.assign(new Error("Delia Hathaway"), { code: "ECONNREFUSED" });
  const told: unknown = await attempt("a_job", going, () => Promise.reject(fault)).catch(
    (failed: unknown) => failed,
  );
  expect(told).toMatchObject({ message: "ECONNREFUSED" });
  expect(told instanceof Error && told.stack).not.toContain("Delia");
});

it("work broken off because the portal ends says so", async () => {
  const ending = AbortSignal.abort();
  await expect(
    attempt("a_job", ending, () => Promise.reject(new Error("aborted"))),
  ).rejects.toMatchObject({ message: "portal_ended" });
});

import { expect, test } from "vitest";
import { nextPath } from "@/components/shell/next-path";

test("a path of the portal is kept with its query and its place in the page", () => {
  expect(nextPath("/requests/41/review?criterion=P6#facts")).toBe(
    "/requests/41/review?criterion=P6#facts",
  );
});

test.each([
  ["another site", "https://elsewhere.example/"],
  ["another site without a scheme", "//elsewhere.example"],
  ["a backslash that browsers take for a slash", "/\\elsewhere.example"],
  ["a tab that browsers drop", "/\t/elsewhere.example"],
  ["a script", "javascript:alert(1)"],
  ["a relative path", "requests"],
  ["nothing", ""],
  ["no value", undefined],
  ["the sign-in page, which would lead in a circle", "/sign-in?next=/queue"],
])("%s leads nowhere", (_what, value) => {
  expect(nextPath(value)).toBeUndefined();
});

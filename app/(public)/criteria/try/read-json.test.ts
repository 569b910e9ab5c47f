import { expect, test } from "vitest";
import { readJson } from "./read-json";

test("what is JSON comes through", () => {
  expect(readJson('{"review_type": "admission"}')).toEqual({
    ok: true,
    value: { review_type: "admission" },
  });
});

test("a trailing comma is found on its line", () => {
  const read = readJson('{\n  "facts": {},\n}');
  expect(read).toMatchObject({ ok: false, error: { line: 3, column: 1 } });
});

test("a text that breaks off is said to end where it ends", () => {
  const read = readJson('{\n  "facts": {');
  expect(read).toMatchObject({ ok: false, error: { line: 2, column: 13 } });
});

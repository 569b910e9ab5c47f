import { describe, expect, it } from "vitest";
import { readUnsent, stillUnsent, writeUnsent, type UnsentChange } from "./unsent-changes";

const changes = new Map<string, UnsentChange>([
  ["a", { value: true, base: 3 }],
  ["b", { value: null, base: 0 }],
  ["c", { value: [{ date: "2026-10-05", mode: null }], base: 1 }],
  ["d", { value: ["2026-10-05"], base: 2 }],
]);

describe("unsent changes on the device", () => {
  it("come back as they were kept", () => {
    expect(readUnsent(writeUnsent(changes))).toEqual(changes);
  });

  it("leave nothing behind when there are none", () => {
    expect(writeUnsent(new Map())).toBeUndefined();
  });

  it("are read with care: what is no change is left out", () => {
    expect(readUnsent(null).size).toBe(0);
    expect(readUnsent("{not json").size).toBe(0);
    expect(readUnsent("[1,2]").size).toBe(0);
    expect([
      ...readUnsent('{"a":{"value":true},"b":{"value":{"x":1},"base":1},"c":{"value":2,"base":1}}'),
    ]).toEqual([["c", { value: 2, base: 1 }]]);
  });

  it("are dropped where the server has the very value by now, and kept with their base elsewhere", () => {
    const stored = { a: true, b: "2026-10-05", c: null, d: ["2026-10-05"] };
    expect([...stillUnsent(changes, stored)]).toEqual([
      ["b", { value: null, base: 0 }],
      ["c", { value: [{ date: "2026-10-05", mode: null }], base: 1 }],
    ]);
  });
});

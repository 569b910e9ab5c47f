import { expect, it } from "vitest";
import { storable } from "./storable";

it("texts lose what no database can hold, wherever they stand", () => {
  expect(storable({ a: "x\u0000y", b: ["\ud800", { c: "😀" }], d: 3 })).toEqual({
    a: "xy",
    b: ["\ufffd", { c: "😀" }],
    d: 3,
  });
});

it("a file's bytes pass untouched", () => {
  const bytes = new Uint8Array([0, 1, 2]);
  expect(storable({ bytes })).toEqual({ bytes });
});

it("a key that names the prototype stays a key", () => {
  const given: unknown = JSON.parse('{"__proto__": {"x": "1"}}');
  expect(Object.getPrototypeOf(storable(given))).toBe(Object.prototype);
});

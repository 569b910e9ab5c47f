import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "@/lib/canonical-json";

it("sorts keys at every depth and leaves undefined out", () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: "x", z: undefined })).toBe(
    '{"a":"x","b":[{"c":null,"d":1}]}',
  );
});

it("says the same as JSON, whatever the order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }
    }),
  );
});

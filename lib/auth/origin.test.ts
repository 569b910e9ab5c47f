import { describe, expect, it } from "vitest";
import { sameOrigin } from "./origin";

describe("where a change comes from", () => {
  const own = "https://iop.plan.example";

  it("is our own pages, by scheme, host and port", () => {
    expect(sameOrigin("https://iop.plan.example", own)).toBe(true);
    for (const other of [
      "http://iop.plan.example",
      "https://iop.plan.example:8443",
      "https://iop.plan.example.evil.example",
      "null",
      "",
    ])
      expect(sameOrigin(other, own), other).toBe(false);
  });

  it("is nobody's when no origin is said", () => {
    expect(sameOrigin(null, own)).toBe(false);
  });

  it("is the machine itself under each of its names, on one port", () => {
    expect(sameOrigin("http://127.0.0.1:3000", "http://localhost:3000")).toBe(true);
    expect(sameOrigin("http://127.0.0.1:3001", "http://localhost:3000")).toBe(false);
  });
});

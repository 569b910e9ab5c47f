import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "@/proxy";

const answerTo = (path: string) => proxy(new NextRequest(`http://localhost:3000${path}`));
const policyOf = (path: string) => answerTo(path).headers.get("Content-Security-Policy") ?? "";

test("a page's scripts run only with a nonce that no other answer has", () => {
  const nonce = /script-src 'self' 'nonce-([A-Za-z0-9+/=]{24})' 'strict-dynamic'(?:;|$)/;
  const first = nonce.exec(policyOf("/criteria"))?.[1];
  const second = nonce.exec(policyOf("/criteria"))?.[1];
  expect(first).toBeDefined();
  expect(second).toBeDefined();
  expect(first).not.toBe(second);
});

test("the page is rendered with the same policy that the browser gets", () => {
  const { headers } = answerTo("/sign-in");
  expect(headers.get("x-middleware-request-content-security-policy")).toBe(
    headers.get("Content-Security-Policy"),
  );
});

test("nobody frames a page, and only we frame a document", () => {
  expect(policyOf("/requests")).toContain("frame-ancestors 'none'");
  expect(answerTo("/requests").headers.get("X-Frame-Options")).toBe("DENY");
  expect(policyOf("/api/documents/7")).toContain("frame-ancestors 'self'");
  expect(policyOf("/api/documents/7")).toContain("default-src 'none'");
  expect(answerTo("/api/documents/7").headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
});

test("a path that only looks like the documents' is a page like any other", () => {
  expect(policyOf("/api/documents-of-others")).toContain("frame-ancestors 'none'");
});

test("whatever can be read passes here; only files of claims on their way in do not", () => {
  const passes = (path: string) => new RegExp(`^${config.matcher}$`).test(path);
  for (const path of ["/claims", "/api/claims/files/7", "/api/claims/filesystem", "/api/session"])
    expect(passes(path), path).toBe(true);
  expect(passes("/api/claims/files")).toBe(false);
});

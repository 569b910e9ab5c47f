import { expect, test } from "vitest";
import { currentPlace } from "@/components/shell/current-place";

const items = [
  { href: "/queue?view=referred", label: "Referred" },
  { href: "/queue", label: "Queue" },
  { href: "/requests", label: "Requests" },
  { href: "/requests/new", label: "New request" },
];
const at = (address: string) => {
  const url = new URL(address, "https://portal.invalid");
  return currentPlace(items, url.pathname, url.searchParams);
};

test("a page below a place belongs to it, and the longest path wins", () => {
  expect(at("/requests")).toBe("/requests");
  expect(at("/requests/41/facts")).toBe("/requests");
  expect(at("/requests/new")).toBe("/requests/new");
});

test("a view is its own place only while it is open", () => {
  expect(at("/queue?view=referred&page=2")).toBe("/queue?view=referred");
  expect(at("/queue?view=mine")).toBe("/queue");
  expect(at("/queue")).toBe("/queue");
});

test("a path that only begins alike is another place", () => {
  expect(at("/requests-of-others")).toBeUndefined();
  expect(at("/criteria")).toBeUndefined();
});

import { expect, test } from "vitest";
import { relativeTime } from "@/components/ui/relative-time";

const now = new Date("2026-11-23T14:30:00Z");
const at = (iso: string) => relativeTime(new Date(iso), now);

test("the distance is named in the unit a case is spoken of in", () => {
  expect(at("2026-11-23T14:29:31Z")).toBe("just now");
  expect(at("2026-11-23T14:29:00Z")).toBe("1 minute ago");
  expect(at("2026-11-23T12:31:00Z")).toBe("1 hour ago");
  expect(at("2026-11-20T14:30:00Z")).toBe("3 days ago");
  expect(at("2026-10-17T14:30:00Z")).toBe("37 days ago");
  expect(at("2026-07-20T14:30:00Z")).toBe("4 months ago");
  expect(at("2024-11-01T14:30:00Z")).toBe("2 years ago");
});

test("what lies ahead says so", () => {
  expect(at("2026-11-23T16:30:00Z")).toBe("in 2 hours");
  expect(at("2026-11-24T14:30:00Z")).toBe("in 1 day");
});

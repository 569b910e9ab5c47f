import { expect, it } from "vitest";
import { policyLibrary } from "@/lib/policy/library";
import { weekTargets } from "./week-targets";

it("takes what a week needs from the policy's own criterion, and nothing when it has none", () => {
  const policy = policyLibrary().all[0];
  if (!policy) throw new Error("there is no policy version to read");
  expect(weekTargets(policy)).toEqual({
    criterion: "P9",
    path: "typical_week_schedule",
    days: 3,
    minutes: 540,
  });
  expect(weekTargets({ ...policy, criteria: [] })).toBeUndefined();
});

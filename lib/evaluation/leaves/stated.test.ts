import { describe, expect, it } from "vitest";
import { policyLibrary } from "@/lib/policy/library";
import { isVague } from "@/lib/evaluation/leaves/stated";

const words = policyLibrary().find("psychiatric-iop", "2024-07-01")?.settings
  .vague_contraindications?.value;
if (typeof words !== "object") throw new Error("the setting vague_contraindications is no list");

describe("a listed contraindication", () => {
  it.each([
    "Pt declined",
    "Client declined",
    "The patient has declined family therapy",
    "Member does not want family involved",
    "Family refused to participate",
    "Patient does not want it",
    "Mother refused to participate at this time.",
    "see chart",
    "TBD",
    "N/A",
    "Contraindicated due to",
    "Not clinically indicated per team",
    "-",
  ])("names no reason: %s", (said) => {
    expect(isVague(said, words)).toBe(true);
  });

  it.each([
    "Active protective order against the only family contact",
    "father is the alleged abuser; CPS open",
    "Domestic violence by the spouse",
    "No living relatives",
  ])("names a reason: %s", (said) => {
    expect(isVague(said, words)).toBe(false);
  });
});

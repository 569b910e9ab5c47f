import { expect, it } from "vitest";
import { deriveEvidenceFacts } from "@/lib/facts/evidence";

const groups = "evidence.fact_groups_resting_only_on_letters_of_support";

it("a group rests on letters only when every citation of it is to a letter", () => {
  const facts = deriveEvidenceFacts([
    {
      path: "home_community_supports.insufficient_to_stabilize_current_condition",
      document_kind: "letter_of_support",
    },
    { path: "treatment_plan.completed_on", document_kind: "letter_of_support" },
    { path: "treatment_plan.individualized", document_kind: "plan" },
  ]);
  expect(facts[groups]).toEqual(["home_community_supports"]);
  expect(facts["evidence.records_submitted"]).toEqual(["letter of support", "plan"]);
});

it("the order of citations does not matter, and nothing cited claims nothing", () => {
  expect(
    deriveEvidenceFacts([
      { path: "safety_plan.documented", document_kind: "safety_plan" },
      { path: "safety_plan.documented", document_kind: "letter_of_support" },
    ])[groups],
  ).toEqual([]);
  expect(deriveEvidenceFacts([])[groups]).toEqual([]);
});

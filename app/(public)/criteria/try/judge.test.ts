import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { policyLibrary } from "@/lib/policy/library";
import { judge, type Judged, type Judgement } from "./judge";

const policies = policyLibrary().all;

const example = (name: string): string => readFileSync(`public/examples/${name}.json`, "utf8");

function judged(judgement: Judgement): Judged {
  if (judgement.kind !== "judged") throw new Error(`expected findings, got ${judgement.kind}`);
  return judgement;
}

const findingsOf = ({ checklists }: Judged) =>
  Object.fromEntries(
    checklists.flatMap(({ rows }) => rows.map((row) => [row.criterion.id, row.finding])),
  );

test("an empty box is not an error", () => {
  expect(judge("  \n", policies)).toEqual({ kind: "empty" });
});

test("what is not JSON is said to break where it breaks", () => {
  expect(judge('{\n "review_type": admission }', policies)).toMatchObject({ kind: "not_json" });
});

test("a fact nobody knows is refused by its path, and so is a value of the wrong kind", () => {
  const judgement = judge(
    JSON.stringify({
      review_type: "admission",
      facts: { member: { shoe_size: 44 }, dates: { admission_date: "the fifth" } },
    }),
    policies,
  );
  if (judgement.kind !== "refused") throw new Error(`expected a refusal, got ${judgement.kind}`);
  expect(judgement.problems.map(({ path }) => path)).toEqual([
    "member.shoe_size",
    "dates.admission_date",
  ]);
});

test("the complete admission is eligible, with nothing to ask for", () => {
  const result = judged(judge(example("admission-complete"), policies));
  expect(result.disposition).toBe("eligible_for_certification");
  expect(result.requests).toEqual([]);
  expect(result.checklists.map(({ rows }) => rows.length)).toEqual([13, 8]);
});

test("gaps in a record are asked for in the words of the form, and nothing is found not met", () => {
  const result = judged(judge(example("admission-with-gaps"), policies));
  expect(result.disposition).toBe("pend_and_request_information");
  const findings = findingsOf(result);
  for (const id of ["P3", "P5", "P11", "A4"]) expect(findings).toHaveProperty(id, "undetermined");
  expect(Object.values(findings)).not.toContain("not_met");
  const asked = result.requests.map(({ criterion }) => criterion);
  expect(asked).toEqual(expect.arrayContaining(["P3", "P5", "P11"]));
  for (const { question } of result.requests) expect(question).toMatch(/[?.]$/);
});

test("a plan on day 4 and an unevaluated day go to a medical director", () => {
  const result = judged(judge(example("continued-stay-late-plan"), policies));
  expect(result.disposition).toBe("refer_to_medical_director");
  expect(findingsOf(result)).toMatchObject({ P4: "not_met", P6: "not_met" });
  expect(result.checklists.map(({ rows }) => rows.length)).toEqual([13, 11]);
});

test("the partial hospital guideline stands beside A8 once one of its signs is ticked", () => {
  const document = JSON.parse(example("admission-complete")) as {
    facts: Record<string, unknown>;
  };
  const contextOfA8 = () =>
    judged(judge(JSON.stringify(document), policies))
      .checklists.flatMap(({ rows }) => rows)
      .find(({ criterion }) => criterion.id === "A8")?.context ?? [];
  expect(contextOfA8()).toEqual([]);
  const sign = policies
    .flatMap(({ vocabulary }) => vocabulary.facts)
    .find(({ group }) => group === "partial_hospitalization_signs");
  document.facts["partial_hospitalization_signs"] = {
    [sign?.path.split(".")[1] ?? "absent"]: true,
  };
  expect(contextOfA8()).toHaveLength(1);
});

test("service before the policy is outside it and never not met", () => {
  const early = JSON.stringify({
    review_type: "admission",
    facts: { dates: { admission_date: "2024-06-30", date_of_this_review: "2024-07-08" } },
  });
  const result = judged(judge(early, policies));
  expect(result.disposition).toBe("not_under_policy");
  expect(new Set(Object.values(findingsOf(result)))).toEqual(new Set(["not_applicable"]));
});

import { describe, expect, it } from "vitest";
import { assembleDocument, birthDate, type Citation } from "./assemble";

const citation = (path: string, documentKind: Citation["documentKind"]): Citation => ({
  path,
  documentId: "d",
  documentKind,
  page: 1,
});
const onFile = { dateOfBirth: "1987-06-09" };
const letters = "evidence.fact_groups_resting_only_on_letters_of_support";

describe("the review document of a request", () => {
  it("is dated today where nobody named the date of the review", () => {
    expect(assembleDocument("admission", {}, [], onFile, "2026-10-12").facts).toMatchObject({
      "dates.date_of_this_review": "2026-10-12",
    });
    const named = { "dates.date_of_this_review": "2026-10-09" };
    expect(assembleDocument("admission", named, [], onFile, "2026-10-12").facts).toMatchObject(
      named,
    );
  });

  it("says which groups rest on letters alone, from the citations", () => {
    const { facts } = assembleDocument(
      "admission",
      {},
      [
        citation("safety_plan.documented", "letter_of_support"),
        citation("diagnosis.dsm_diagnosis", "letter_of_support"),
        citation("diagnosis.icd10cm", "evaluation"),
      ],
      onFile,
      "2026-10-12",
    );
    expect(facts[letters]).toEqual(["safety_plan"]);
  });

  it("keeps what an imported document admits about its letters", () => {
    const stored = { [letters]: ["diagnosis"] };
    const { facts } = assembleDocument(
      "admission",
      stored,
      [citation("safety_plan.documented", "letter_of_support")],
      onFile,
      "2026-10-12",
    );
    expect(facts[letters]).toEqual(["diagnosis", "safety_plan"]);
  });

  it("never takes the provider's word that its letters suffice", () => {
    const { facts } = assembleDocument(
      "admission",
      { "evidence.letters_contain_all_specific_information_needed": true },
      [],
      onFile,
      "2026-10-12",
    );
    expect(facts["evidence.letters_contain_all_specific_information_needed"]).toBeNull();
  });

  it("is in conflict where it says another birth date than is on file, and silence is none", () => {
    const conflictsWith = (stated: string | null) => [
      ...(assembleDocument("admission", { [birthDate]: stated }, [], onFile, "2026-10-12")
        .conflicts ?? []),
    ];
    expect(conflictsWith("1978-06-09")).toEqual([birthDate]);
    expect(conflictsWith("1987-06-09")).toEqual([]);
    expect(conflictsWith(null)).toEqual([]);
  });
});

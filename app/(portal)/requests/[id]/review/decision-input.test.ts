import { describe, expect, it } from "vitest";
import { evidenceIn, itemsIn, renamed } from "./decision-input";

const formOf = (entries: readonly (readonly [string, string])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};

describe("evidence named in the form", () => {
  it("is what was ticked and what was written, each page once", () => {
    expect(
      evidenceIn(
        formOf([
          ["cited", "plan:2"],
          ["cited", "evaluation:1"],
          ["document.0", "plan"],
          ["page.0", "2"],
          ["document.1", ""],
          ["page.1", ""],
        ]),
      ),
    ).toEqual([
      { documentId: "plan", page: "2" },
      { documentId: "evaluation", page: "1" },
    ]);
  });

  it("keeps a half-filled row, for the operation to say what it lacks", () => {
    expect(
      evidenceIn(
        formOf([
          ["document.0", ""],
          ["page.0", "3"],
        ]),
      ),
    ).toEqual([{ documentId: "", page: "3" }]);
  });
});

describe("items of an information request", () => {
  it("come in the order shown, with the keys that find them again", () => {
    const { keys, items } = itemsIn(
      formOf([
        ["item", "k2"],
        ["item.k2.criterion", "P4"],
        ["item.k2.factPath", "treatment_plan.completed_on"],
        ["item.k2.question", "When was the plan completed?"],
        ["item", "k7"],
        ["item.k7.criterion", "A5"],
        ["item.k7.question", " "],
      ]),
    );
    expect(keys).toEqual(["k2", "k7"]);
    expect(items).toEqual([
      {
        criterion: "P4",
        factPath: "treatment_plan.completed_on",
        question: "When was the plan completed?",
      },
      { criterion: "A5", factPath: undefined, question: undefined },
    ]);
  });
});

describe("renaming an answer's fields", () => {
  it("changes the names and nothing else", () => {
    const answered = (field: string) => ({
      typed: { dueOn: "2026-12-01" },
      error: {
        code: "invalid_input" as const,
        message: "Look again.",
        fields: { [field]: "Write." },
      },
    });
    expect(
      renamed(answered("items.0.question"), (field) => field.replace("items.0", "item.k2")),
    ).toEqual(answered("item.k2.question"));
  });
});

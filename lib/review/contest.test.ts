import { describe, expect, it } from "vitest";
import {
  contestLevels,
  eligibleReviewer,
  runsFromInformation,
  type Candidate,
  type Deed,
  type ReportingLines,
} from "./contest";

const day = "2026-11-23";
const licence = {
  state: "NC",
  number: "1",
  status: "active",
  validFrom: "2020-01-01",
  validThrough: day,
};
const director: Candidate = { id: "greta", isDirector: true, licences: [licence] };
const lines: ReportingLines = new Map([
  ["greta", { name: "Greta", reportsTo: "owen" }],
  ["owen", { name: "Owen", reportsTo: "ines" }],
  ["ines", { name: "Ines", reportsTo: null }],
]);
const codes = (deeds: readonly Deed[], candidate = director, on = day) =>
  eligibleReviewer(candidate, on, deeds, lines).map(({ code }) => code);

describe("who may decide a contest", () => {
  it("is a licensed director who never acted and reports to nobody who did", () => {
    expect(codes([{ personId: "ruth", deed: "referred" }])).toEqual([]);
  });

  it("is not somebody without an active North Carolina licence on the very day", () => {
    expect(codes([], director, "2026-11-24")).toEqual(["no_licence"]);
    for (const changed of [{ state: "VA" }, { status: "suspended" }, { validFrom: "2026-11-24" }])
      expect(codes([], { ...director, licences: [{ ...licence, ...changed }] })).toEqual([
        "no_licence",
      ]);
    expect(codes([], { ...director, isDirector: false })).toEqual(["not_a_director"]);
  });

  it("is not whoever made the contested decision, nor whoever did anything else on the case", () => {
    expect(codes([{ personId: "greta", deed: "decided" }])).toEqual(["decided"]);
    for (const deed of [
      "judged_criteria",
      "referred",
      "asked",
      "decided_before",
      "decided_contest",
      "acted",
    ] as const)
      expect(codes([{ personId: "greta", deed }])).toEqual(["acted"]);
  });

  it("is not somebody who reports, at whatever distance, to one who acted", () => {
    for (const personId of ["owen", "ines"])
      expect(codes([{ personId, deed: "acted" }])).toEqual(["reports_to_actor"]);
  });

  it("is told in words, the telling deed before the general one", () => {
    const objections = eligibleReviewer(
      director,
      day,
      [
        { personId: "greta", deed: "referred" },
        { personId: "greta", deed: "acted" },
        { personId: "ines", deed: "decided" },
      ],
      lines,
    );
    expect(objections.map(({ words }) => words)).toEqual([
      "Acted on the case: referred it.",
      "Reports to Ines, who acted on the case.",
    ]);
  });

  it("is told of the general deed once where no other is known", () => {
    const [objection] = eligibleReviewer(
      director,
      day,
      [{ personId: "greta", deed: "acted" }],
      lines,
    );
    expect(objection?.words).toBe("Acted on the case.");
  });

  it("ends where a line of reports runs in a circle", () => {
    const circle: ReportingLines = new Map([
      ["greta", { name: "Greta", reportsTo: "owen" }],
      ["owen", { name: "Owen", reportsTo: "greta" }],
    ]);
    expect(eligibleReviewer(director, day, [], circle)).toEqual([]);
  });
});

it("asks when the information was complete of an expedited appeal alone", () => {
  const asking = contestLevels.flatMap((level) =>
    (["standard", "expedited"] as const)
      .filter((urgency) => runsFromInformation({ level, urgency }))
      .map((urgency) => [level, urgency]),
  );
  expect(asking).toEqual([["appeal", "expedited"]]);
});

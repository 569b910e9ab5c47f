import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { loadPolicyLibrary, policyLibrary } from "@/lib/policy/library";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The project's criteria with one text of one file replaced, loaded. */
function loadWith(file: string, from: string | RegExp, to: string) {
  const folder = mkdtempSync(join(tmpdir(), "criteria-"));
  folders.push(folder);
  cpSync("criteria", folder, { recursive: true });
  const path = join(folder, "psychiatric-iop", file);
  const text = readFileSync(path, "utf8");
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} does not contain ${String(from)}`);
  writeFileSync(path, changed);
  return loadPolicyLibrary(folder);
}

/** Problems as [file, place, what], without the fingerprint that every edit also breaks. */
function problemsWith(file: string, from: string | RegExp, to: string) {
  const library = loadWith(file, from, to);
  if (library.ok) return [];
  for (const { remedy } of library.error) expect(remedy).not.toBe("");
  return library.error
    .filter(({ place }) => !place.endsWith("fingerprint"))
    .map(({ file: at, place, what }) => [
      at.replace("psychiatric-iop/2024-07-01/", ""),
      place,
      what,
    ]);
}

const version = "2024-07-01";

describe("the library", () => {
  it("without a folder says which, and what to do", () => {
    const library = loadPolicyLibrary("/nowhere/criteria");
    expect(library.ok ? [] : library.error).toEqual([
      {
        file: "/nowhere/criteria",
        place: "the folder",
        what: "there is no such folder",
        remedy: "put the criteria/ folder beside the program, or start it in the project's folder",
      },
    ]);
  });
  it("calls a criterion by its id, and adds nothing that follows from it", () => {
    expect(
      problemsWith(`${version}/program.yaml`, "title: Drug screens", "titel: Drug screens"),
    ).toEqual([
      ["program.yaml", "criteria.P2.title", expect.any(String)],
      ["program.yaml", "criteria.P2", 'unknown key "titel"'],
    ]);
  });
  it("holds all 32 criteria in the policy's order", () => {
    const { criteria } = policyLibrary().find("psychiatric-iop", version) ?? { criteria: [] };
    const ids = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    expect(criteria.map(({ id }) => id)).toEqual([
      ...ids("P", 13),
      ...ids("A", 8),
      ...ids("C", 11),
    ]);
  });
  it("has a version for dates from 1 July 2024 and none for earlier ones", () => {
    expect(policyLibrary().versionOn("2024-06-30")).toBeUndefined();
    expect(policyLibrary().versionOn("2024-07-01")?.version).toBe(version);
  });
  it("tells from the tests which criteria a fact serves, and where it is asked", () => {
    const facts = policyLibrary().versionOn("2026-03-02")?.vocabulary.facts ?? [];
    const fact = (path: string) => facts.find((one) => one.path === path);
    expect(fact("program_days_attended")?.serves).toEqual(["P5", "P6", "P13", "A1", "C1"]);
    expect(fact("cognitively_capable_of_active_engagement")?.review_types).toEqual(["admission"]);
    expect(fact("progress.condition_worsened")?.review_types).toEqual(["continued_stay"]);
  });
  it("is plain JSON", () => {
    const policy = policyLibrary().all[0];
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });
});

describe("is refused with file, place and remedy", () => {
  it.each([
    [
      "a text that is not the policy's",
      "program.yaml",
      "Licensed behavioral health practitioners supervise",
      "Licensed practitioners supervise",
      "P7",
      "the text is not the published text of the policy",
    ],
    [
      "an unknown key",
      "program.yaml",
      "title: Supervision of all treatment",
      "title: Supervision\n    weight: 2",
      "criteria.P7",
      'unknown key "weight"',
    ],
    [
      "an unknown fact path",
      "program.yaml",
      "yes: safety_plan.documented",
      "yes: safety_plan.written",
      "P11.test.all[0].yes",
      'the vocabulary has no fact "safety_plan.written"',
    ],
    [
      "a fact of another type",
      "program.yaml",
      "yes: safety_plan.documented",
      "yes: safety_plan.access_is_for",
      "P11.test.all[0].yes",
      '"safety_plan.access_is_for" is of type text',
    ],
    [
      "an unknown test",
      "program.yaml",
      "yes: safety_plan.documented",
      "perhaps: safety_plan.documented",
      "P11.test.all[0]",
      '"perhaps" is no test',
    ],
    [
      "an unknown parameter",
      "program.yaml",
      "minutes: 540",
      "minutes: 540\n        weeks: 1",
      "P9.test.weekly_hours.weeks",
      '"weeks" is no parameter of weekly_hours',
    ],
    [
      "a parameter that is missing",
      "program.yaml",
      /\n\s+minutes: 540/,
      "",
      "P9.test.weekly_hours",
      '"minutes" is missing',
    ],
    [
      "a parameter of the wrong kind",
      "program.yaml",
      "minutes: 540",
      "minutes: 540.5",
      "P9.test.weekly_hours.minutes",
      "540.5 is not whole",
    ],
    [
      "an unknown setting",
      "admission.yaml",
      "count: multiple_factors",
      "count: many_factors",
      "A7.test.any[0].at_least.count",
      'there is no setting "many_factors"',
    ],
    [
      "a column its list does not have",
      "program.yaml",
      "on: contacted_by_treatment_team_on",
      "on: called_on",
      "P12.test.each_done_within_days.on",
      '"called_on" is no date column of recent_treating_providers',
    ],
    [
      "a part the text does not letter",
      "program.yaml",
      "- part: b",
      "- part: d",
      "P10.test",
      "part d is not lettered in the text",
    ],
    [
      "a fact that occurs twice",
      "facts.yaml",
      "path: safety_plan.access_is_for",
      "path: member.home_city_and_state",
      "member.home_city_and_state",
      "the path occurs twice",
    ],
  ])("%s", (_name, file, from, to, place, what) => {
    expect(problemsWith(`${version}/${file}`, from, to)).toContainEqual([file, place, what]);
  });

  it("a criterion missing from its numbers", () => {
    expect(problemsWith(`${version}/continued-care.yaml`, "- id: C11", "- id: C12")).toEqual([
      ["continued-care.yaml", "C11", "the criterion is missing"],
      ["continued-care.yaml", "C12", "the policy has no such criterion, or it occurs twice"],
    ]);
  });

  it("any other change of a version in force", () => {
    const library = loadWith(`${version}/policy.yaml`, "value: 7", "value: 8");
    expect(library.ok ? [] : library.error.map(({ place, what }) => [place, what])).toEqual([
      [
        "versions.2024-07-01.fingerprint",
        "the version's files are not the ones that were put in force",
      ],
    ]);
  });

  it("a day the calendar does not have", () => {
    expect(
      problemsWith("index.yaml", 'in_force_from: "2024-07-01"', 'in_force_from: "2024-06-31"'),
    ).toContainEqual([
      "psychiatric-iop/index.yaml",
      "versions.2024-07-01.in_force_from",
      "2024-06-31 is not a day of the calendar",
    ]);
  });

  it("two versions in force on the same day", () => {
    const again = readFileSync("criteria/psychiatric-iop/index.yaml", "utf8")
      .split("versions:\n")[1]
      ?.replace('in_force_from: "2024-07-01"', 'in_force_from: "2025-01-01"');
    expect(problemsWith("index.yaml", /$/, again ?? "")).toEqual([
      [
        "psychiatric-iop/index.yaml",
        "versions.2024-07-01.in_force_to",
        "two versions are in force on 2025-01-01",
      ],
    ]);
  });

  it("a file that is not YAML", () => {
    const [problem] = problemsWith(`${version}/facts.yaml`, "themes:", "themes: [");
    expect(problem?.slice(0, 2)).toEqual(["facts.yaml", "the file"]);
  });
});

it("comments and line breaks of a version in force may change", () => {
  const library = loadWith(`${version}/policy.yaml`, /^/, "# A remark.\n\n");
  expect(library.ok).toBe(true);
});

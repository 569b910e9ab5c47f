/**
 * The policy library: every policy version under criteria/, read once and strictly.
 *
 * The only reader of criteria/. A version in force is frozen: its files as parsed have one
 * fingerprint and each criterion's text has another, both kept in index.yaml, so an edit is
 * refused with the file and the criterion named. Nothing is served from a library with a problem.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { isPlainDate } from "@/lib/calendar";
import { fail, ok, type Result } from "@/lib/result";
import { assemblePolicy } from "@/lib/policy/assemble";
import { clockRules, clocksFileSchema, type ClockRules } from "@/lib/policy/clock-rules";
import { versionFingerprint, textFingerprint } from "@/lib/policy/fingerprint";
import { inForceOn } from "@/lib/policy/in-force";
import { indexFileSchema, type Policy } from "@/lib/policy/schema";
import {
  noticesFileSchema,
  noticeTexts,
  unknownFigures,
  type NoticeTexts,
} from "@/lib/policy/notice-texts";
import { readShape, type PolicyProblem } from "@/lib/policy/problem";

export interface PolicyLibrary {
  readonly all: readonly Policy[];
  /** The version that governs a date of service, or none when the date is outside all of them. */
  versionOn(date: string): Policy | undefined;
  find(id: string, version: string): Policy | undefined;
}

/** Names of the files a version is made of; together they make its fingerprint. */
export const versionFiles = [
  "policy.yaml",
  "facts.yaml",
  "program.yaml",
  "admission.yaml",
  "continued-care.yaml",
  "claims.yaml",
] as const;

const ownFolder = dirname(fileURLToPath(import.meta.url));

function criteriaFolder(): string {
  const beside = join(ownFolder, "..", "..", "criteria");
  return existsSync(beside) ? beside : join(process.cwd(), "criteria");
}

/** Reads all versions under `folder` (the project's own criteria/ by default). */
export function loadPolicyLibrary(
  folder: string = criteriaFolder(),
): Result<PolicyLibrary, readonly PolicyProblem[]> {
  const problems: PolicyProblem[] = [];
  const all: Policy[] = [];
  if (!existsSync(folder)) {
    return fail([
      {
        file: folder,
        place: "the folder",
        what: "there is no such folder",
        remedy: "put the criteria/ folder beside the program, or start it in the project's folder",
      },
    ]);
  }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const indexFile = join(entry.name, "index.yaml");
    const index = readShape(
      indexFileSchema,
      readYaml(folder, indexFile, problems),
      indexFile,
      problems,
    );
    if (!index) continue;
    const policies: Policy[] = [];
    for (const version of index.versions) {
      const place = `versions.${version.version}`;
      for (const key of ["in_force_from", "in_force_to"] as const) {
        if (version[key] !== undefined && !isPlainDate(version[key])) {
          problems.push({
            file: indexFile,
            place: `${place}.${key}`,
            what: `${version[key]} is not a day of the calendar`,
            remedy: "write a date as YYYY-MM-DD",
          });
        }
      }
      const before = problems.length;
      const files: Record<string, unknown> = {};
      for (const name of versionFiles) {
        files[name] = readYaml(folder, join(entry.name, version.version, name), problems);
      }
      if (problems.length > before) continue;
      const policy = assemblePolicy(
        { id: index.id, folder: join(entry.name, version.version), entry: version },
        files,
        problems,
      );
      if (!policy) continue;
      const texts = [
        ...policy.criteria.map((criterion) => ({
          id: criterion.id,
          words: criterion,
          file: `${criterion.checklist.replace("_", "-")}.yaml`,
        })),
        ...Object.entries(policy.claims.sentences).map(([id, text]) => ({
          id,
          words: { text },
          file: "claims.yaml",
        })),
      ];
      for (const { id, words, file } of texts) {
        if (version.text_fingerprints[id] !== textFingerprint(words)) {
          problems.push({
            file: join(entry.name, version.version, file),
            place: id,
            what: "the text is not the published text of the policy",
            remedy:
              "restore the policy's words; a changed policy is a new version with its own dates",
          });
        }
      }
      if (versionFingerprint(files) !== version.fingerprint) {
        problems.push({
          file: indexFile,
          place: `${place}.fingerprint`,
          what: "the version's files are not the ones that were put in force",
          remedy:
            "undo the edit, or add a new version; for a version not yet in force, write the fingerprint printed by `node commands.mjs fingerprint FOLDER`",
        });
      }
      policies.push(policy);
    }
    checkDates(policies, indexFile, problems);
    all.push(...policies);
  }
  if (problems.length > 0) return fail(problems);
  all.sort((a, b) => (a.in_force_from < b.in_force_from ? -1 : 1));
  return ok({
    all,
    versionOn: (date) => all.find((policy) => inForceOn(policy, date)),
    find: (id, version) => all.find((policy) => policy.id === id && policy.version === version),
  });
}

let law: ClockRules | undefined;

/** The time limits of the law, read once. Throws one readable error that lists every problem. */
export function lawOfClocks(): ClockRules {
  if (law) return law;
  const problems: PolicyProblem[] = [];
  const file = "clocks.yaml";
  const content = readYaml(criteriaFolder(), file, problems);
  const read = readShape(clocksFileSchema, content, file, problems);
  if (!read || problems.length > 0) throw new Error(unusable(problems));
  law = clockRules(read);
  return law;
}

let letters: NoticeTexts | undefined;

/** The texts of letters, read once. Throws one readable error that lists every problem. */
export function textsOfNotices(): NoticeTexts {
  if (letters) return letters;
  const problems: PolicyProblem[] = [];
  const file = "notices.yaml";
  const content = readYaml(criteriaFolder(), file, problems);
  const read = readShape(noticesFileSchema, content, file, problems);
  for (const limit of read ? unknownFigures(read, lawOfClocks()) : [])
    problems.push({
      file,
      place: limit,
      what: "no time limit has this figure",
      remedy: "correct its name, or add the limit to clocks.yaml or under limits",
    });
  if (!read || problems.length > 0) throw new Error(unusable(problems));
  letters = noticeTexts(read, lawOfClocks());
  return letters;
}

const unusable = (problems: readonly PolicyProblem[]): string =>
  [
    "The policy under criteria/ cannot be used:",
    ...problems.map(
      ({ file, place, what, remedy }) => `  criteria/${file}: ${place}: ${what}; ${remedy}`,
    ),
  ].join("\n");

let loaded: PolicyLibrary | undefined;

/** The project's library, read once. Throws one readable error that lists every problem. */
export function policyLibrary(): PolicyLibrary {
  if (loaded) return loaded;
  const library = loadPolicyLibrary();
  if (!library.ok) throw new Error(unusable(library.error));
  loaded = library.value;
  return loaded;
}

function readYaml(folder: string, file: string, problems: PolicyProblem[]): unknown {
  try {
    return parse(readFileSync(join(folder, file), "utf8"), { schema: "core" });
  } catch (error) {
    problems.push({
      file,
      place: "the file",
      what: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error),
      remedy: "the file must exist and be YAML",
    });
    return undefined;
  }
}

function checkDates(policies: readonly Policy[], file: string, problems: PolicyProblem[]): void {
  const sorted = [...policies].sort((a, b) => (a.in_force_from < b.in_force_from ? -1 : 1));
  sorted.forEach((policy, index) => {
    const next = sorted[index + 1];
    if (next && (!policy.in_force_to || policy.in_force_to >= next.in_force_from)) {
      problems.push({
        file,
        place: `versions.${policy.version}.in_force_to`,
        what: `two versions are in force on ${next.in_force_from}`,
        remedy: "end the earlier version the day before the later one begins",
      });
    }
  });
}

// The layout and names of the code, where no other tool looks. Each test lists what breaks its
// rule, so the failure names the files to change.

import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isCode, trackedFiles } from "@/tests/architecture/tracked-files";

const files = trackedFiles();
const folders = [...new Set(files.flatMap(foldersOf))];

function foldersOf(file: string): string[] {
  const parts = path.dirname(file).split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

describe("folders", () => {
  it("at the top are those of the architecture", () => {
    const allowed = [
      "app",
      "components",
      "lib",
      "criteria",
      "prisma",
      "tests",
      "public",
      ".ci",
      ".",
    ];
    expect(folders.filter((folder) => !folder.includes("/") && !allowed.includes(folder))).toEqual(
      [],
    );
  });

  it("are nouns of the domain, not drawers", () => {
    const drawers = ["utils", "util", "helpers", "helper", "common", "misc", "types", "shared"];
    expect(folders.filter((folder) => drawers.includes(path.basename(folder)))).toEqual([]);
  });
});

describe("files", () => {
  it("are kebab-case, folders too, but for the words Next.js gives and the times of migrations", () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
    const route = /^(\[\[?(\.\.\.)?[a-zA-Z]+\]\]?|\([a-z-]+\)|_[a-z-]+)$/;
    const migration = /^prisma\/migrations\/\d{14}_[a-z0-9_]+\//;
    const wrong = files.filter(
      (file) =>
        isCode(file) &&
        file.includes("/") &&
        !migration.test(file) &&
        !file.split("/").every((part) => kebab.test(part) || route.test(part)),
    );
    expect(wrong).toEqual([]);
  });

  it("are imported by their own names: there are no barrels", () => {
    expect(files.filter((file) => /(^|\/)index\.(ts|tsx|mjs|js)$/.test(file))).toEqual([]);
  });

  it("of code can be read in minutes: 400 lines at most", () => {
    const long = files
      .filter(isCode)
      .map((file) => ({ file, lines: fs.readFileSync(file, "utf8").split("\n").length - 1 }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });
});

describe("the text of the repository", () => {
  // Assembled, so that this file does not hold what it looks for.
  const elsewhere = ["shared/", "brief/"].flatMap((folder) =>
    ["examples", "design", "policy", "common.md"].map((name) => `${folder}${name}`),
  );
  const machinePath = /(?<![\w.)\]}*$-])\/(?:home|Users|root|work|mnt)\/[\w.-]+/;

  it("names no path of one machine and nothing outside the repository", () => {
    const naming = files
      .filter((file) => file !== "package-lock.json" && !/\.(woff2?|png|ico|pdf)$/.test(file))
      .flatMap((file) =>
        fs
          .readFileSync(file, "utf8")
          .split("\n")
          .flatMap((line, index) =>
            machinePath.test(line) || elsewhere.some((text) => line.includes(text))
              ? [`${file}:${index + 1}: ${line.trim()}`]
              : [],
          ),
      );
    expect(naming).toEqual([]);
  });

  it("switches off no check and leaves no note to finish later", () => {
    const marks = ["@ts-" + "ignore", "@ts-" + "nocheck", "eslint-" + "disable", "as " + "any"];
    const marked = files.filter(isCode).flatMap((file) =>
      fs
        .readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, index) =>
          marks.some((mark) => new RegExp(`${mark}\\b`).test(line)) ? [`${file}:${index + 1}`] : [],
        ),
    );
    expect(marked).toEqual([]);
  });
});

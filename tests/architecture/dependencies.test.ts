// The lock must name the packages of every platform: npm writes only those its registry answered
// for, and `npm ci`, which every fresh clone runs, refuses a lock with gaps.

import fs from "node:fs";
import { describe, expect, it } from "vitest";

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };

const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8")) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Where Node would look for a package from inside another, nearest first. */
function places(from: string, name: string): string[] {
  const nested = from.split("/node_modules/");
  const above = nested.map((_, index) =>
    nested.slice(0, nested.length - index).join("/node_modules/"),
  );
  return [
    ...above.filter((at) => at !== "").map((at) => `${at}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
}

describe("package-lock.json", () => {
  it("has an entry for each optional package of each platform", () => {
    const missing = Object.entries(packages).flatMap(([location, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !places(location, name).some((place) => place in packages))
        .map((name) => `${name}, wanted by ${location}`),
    );
    expect(missing).toEqual([]);
  });

  it("sends nobody to one particular registry", () => {
    expect(Object.values(packages).filter((entry) => "resolved" in entry)).toEqual([]);
  });
});

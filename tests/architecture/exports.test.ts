// What files offer to others: one use case a file, and words on everything a reader may call.

import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { trackedFiles } from "@/tests/architecture/tracked-files";

type Export = {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly documented: boolean;
  /** The function called to make it, for `export const x = define…(...)`. */
  readonly madeBy: string | undefined;
  readonly isFunction: boolean;
};

function exportsOf(file: string): Export[] {
  const text = fs.readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(isExported).flatMap((statement): Export[] => {
    const place = {
      file,
      line: source.getLineAndCharacterOfPosition(statement.getStart()).line + 1,
      documented: ts.getJSDocCommentsAndTags(statement).length > 0,
    };
    if (ts.isFunctionDeclaration(statement)) {
      const name = statement.name?.text ?? "default";
      return [{ ...place, name, madeBy: undefined, isFunction: true }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map((declaration) => {
      const value = declaration.initializer;
      return {
        ...place,
        name: declaration.name.getText(),
        madeBy: value && ts.isCallExpression(value) ? value.expression.getText() : undefined,
        isFunction:
          value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)),
      };
    });
  });
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function camelCase(file: string): string {
  return path
    .basename(file, path.extname(file))
    .replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const library = trackedFiles().filter(
  (file) => /^lib\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
);

describe.each([
  { folder: "operations", maker: "defineOperation" },
  { folder: "queries", maker: "defineQuery" },
])("lib/$folder", ({ folder, maker }) => {
  it(`holds one use case a file, made with ${maker}, named as its file`, () => {
    const wrong = library
      .filter((file) => file.startsWith(`lib/${folder}/`))
      .filter((file) => {
        const made = exportsOf(file).filter(({ madeBy, isFunction }) => madeBy || isFunction);
        const [only] = made;
        return made.length !== 1 || only?.madeBy !== maker || only.name !== camelCase(file);
      });
    expect(wrong).toEqual([]);
  });
});

describe("lib", () => {
  it("says at every function others may call what it takes, gives and refuses", () => {
    const silent = library
      .flatMap(exportsOf)
      .filter(({ isFunction, madeBy, documented }) => {
        const isUseCase = madeBy?.startsWith("define") ?? false;
        return (isFunction || isUseCase) && !documented;
      })
      .map(({ file, line, name }) => `${file}:${line} ${name}`);
    expect(silent).toEqual([]);
  });
});

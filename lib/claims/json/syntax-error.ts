/**
 * Where a text stops being JSON. JSON.parse says what is wrong in words of the engine that may
 * quote the text; this finds the place, and is asked only once JSON.parse has refused.
 */
import { fail, ok, type Result } from "@/lib/result";

const token =
  /[ \t\n\r]+|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b|[[\]{}:,]/y;

/** What may come next; "key" is a key or, right after "{", its end. */
type Expected = "value" | "value_or_end" | "key" | "key_or_end" | "colon" | "comma_or_end" | "end";

const inWords: Readonly<Record<Expected, string>> = {
  value: "a value",
  value_or_end: "a value or ]",
  key: "a key in quotation marks",
  key_or_end: "a key in quotation marks or }",
  colon: "a colon",
  comma_or_end: "a comma or the end of the list or object",
  end: "nothing more",
};

/** "line 3, column 17", both counted from 1. */
function place(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return `line ${line}, column ${offset - before.lastIndexOf("\n")}`;
}

/** The place of the first character that does not fit, with what should stand there. */
export function syntaxError(text: string): {
  readonly position: string;
  readonly expected: string;
} {
  const open: ("[" | "{")[] = [];
  let expected: Expected = "value";
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) break;
    if (!/^\s/.test(found)) {
      const next = after(expected, found, open);
      if (!next.ok) break;
      expected = next.value;
    }
    at += found.length;
  }
  return { position: place(text, at), expected: inWords[expected] };
}

/** What may follow a token where it was expected; keeps the open brackets. */
function after(expected: Expected, found: string, open: ("[" | "{")[]): Result<Expected, null> {
  const closed = (): Expected => (open.length > 0 ? "comma_or_end" : "end");
  const value = expected === "value" || expected === "value_or_end";
  if (found === "[" || found === "{") {
    if (!value) return fail(null);
    open.push(found);
    return ok(found === "[" ? "value_or_end" : "key_or_end");
  }
  if (found === "]" || found === "}") {
    const fits =
      found === "]"
        ? open.at(-1) === "[" && (expected === "comma_or_end" || expected === "value_or_end")
        : open.at(-1) === "{" && (expected === "comma_or_end" || expected === "key_or_end");
    if (!fits) return fail(null);
    open.pop();
    return ok(closed());
  }
  if (found === ":") return expected === "colon" ? ok("value") : fail(null);
  if (found === ",") {
    if (expected !== "comma_or_end") return fail(null);
    return ok(open.at(-1) === "{" ? "key" : "value");
  }
  if (expected === "key" || expected === "key_or_end") {
    return found.startsWith('"') ? ok("colon") : fail(null);
  }
  return value ? ok(closed()) : fail(null);
}

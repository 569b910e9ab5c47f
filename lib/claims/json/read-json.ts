/**
 * Claims from JSON, for tests and integrations. JSON has no place to begin in the middle, so a file
 * is held whole and its size is bounded; what is large comes as an 837 or CSV.
 */
import type { FileRefusal, FileSummary, ReadOptions, ReadStep } from "@/lib/claims/claim";
import { utf8Check } from "@/lib/claims/formats/utf8-check";
import { parseClaimCase, type ClaimCase } from "@/lib/claims/json/parse-claim-case";
import { syntaxError } from "@/lib/claims/json/syntax-error";
import { fail, ok, type Result } from "@/lib/result";

const largest = 64 * 1024 * 1024;
const batchSize = 500;

/** Parses the bytes of a JSON file; a byte order mark is passed over. */
export async function parseJson(
  source: AsyncIterable<Uint8Array>,
): Promise<Result<unknown, FileRefusal>> {
  const pieces: Uint8Array[] = [];
  const check = utf8Check();
  let size = 0;
  for await (const piece of source) {
    const notText = check.take(piece);
    if (notText) return fail(notText);
    size += piece.length;
    if (size > largest) return fail(tooLarge);
    pieces.push(Uint8Array.from(piece));
  }
  const cut = check.end();
  if (cut) return fail(cut);
  const text = Buffer.concat(pieces)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  if (text.trim() === "") return fail(nothing);
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    const { position, expected } = syntaxError(text);
    return fail({
      code: "damaged",
      position,
      loop: null,
      problem: `The JSON breaks off or cannot be read: ${expected} should stand here.`,
      remedy: "Export the file again and send it whole.",
    });
  }
}

/**
 * Reads a JSON case as a claims file: its claims alone. Authorizations and plan rules are those on
 * file where it is loaded; `parseClaimCase` reads those that a case carries.
 */
export async function* readJson(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ReadStep> {
  const document = await parseJson(source);
  if (!document.ok) {
    yield { kind: "refused", refusal: document.error };
    return;
  }
  const parsed = parseClaimCase(document.value, options.receivedOn);
  if (!parsed.ok) {
    yield { kind: "refused", refusal: parsed.error };
    return;
  }
  const { claims, refusals, authorizations } = parsed.value;
  const summary = summaryOfCase(parsed.value);
  const [first] = refusals;
  if (first && options.allOrNothing) {
    const { position, problem, remedy } = first;
    const refusal: FileRefusal = { code: "bad_rows", position, loop: null, problem, remedy };
    yield { kind: "refused", refusal };
    return;
  }
  if (refusals.length > 0) yield { kind: "batch", batch: { claims: [], refusals } };
  for (let from = 0; from < claims.length; from += batchSize) {
    const batch = { claims: claims.slice(from, from + batchSize), refusals: [] };
    yield { kind: "batch", batch };
  }
  const notLoaded =
    authorizations.length > 0
      ? ["The authorizations in the file were not loaded: those on file hold."]
      : [];
  yield { kind: "end", summary: { ...summary, remarks: [...summary.remarks, ...notLoaded] } };
}

/** What is known of a case at its end. */
export function summaryOfCase({ claims, refusals, remarks }: ClaimCase): FileSummary {
  return {
    format: "json",
    claims: claims.length,
    lines: claims.reduce((sum, claim) => sum + claim.lines.length, 0),
    refusedClaims: refusals.length,
    refusedLines: refusals.reduce((sum, { lines }) => sum + lines, 0),
    skipped: {},
    remarks,
    controls: [],
  };
}

const tooLarge: FileRefusal = {
  code: "too_large",
  position: null,
  loop: null,
  problem: `A JSON file may have ${largest / 1024 / 1024} MB.`,
  remedy: "Send the claims as an 837 or CSV, which may be of any size.",
};
const nothing: FileRefusal = {
  code: "empty",
  position: null,
  loop: null,
  problem: "The file is empty.",
  remedy: "Send a file with claims.",
};

/**
 * Fingerprints: sha256 in hexadecimal over canonical JSON.
 * A version's is taken over its files as parsed, so comments and line breaks may change and
 * nothing else may. A criterion's is taken over its words with white space normalised.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import type { Criterion } from "@/lib/policy/schema";

type Words = Pick<Criterion, "text" | "parts" | "note">;

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Fingerprint of a whole version from its parsed files, keyed by file name. */
export function versionFingerprint(files: Readonly<Record<string, unknown>>): string {
  return sha256(canonicalJson(files));
}

/** Fingerprint of a criterion's own words. */
export function textFingerprint(criterion: Words): string {
  const words = [
    criterion.text,
    ...(criterion.parts ?? []).map(({ letter, text }) => `${letter}. ${text}`),
    criterion.note ?? "",
  ];
  return sha256(words.map((text) => text.trim().replace(/\s+/g, " ")).join("\n"));
}

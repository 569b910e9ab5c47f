/**
 * `node commands.mjs fingerprint [FOLDER]` prints the fingerprints that index.yaml must hold
 * for a version's files as they stand: what to copy when a version that is not yet in force is
 * written. FOLDER is the version's folder, by default criteria/psychiatric-iop/2024-07-01.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { claimsFileSchema } from "@/lib/policy/claims-schema";
import { textFingerprint, versionFingerprint } from "@/lib/policy/fingerprint";
import { versionFiles } from "@/lib/policy/library";
import { checklistFileSchema } from "@/lib/policy/schema";

const folder = process.argv[2] ?? "criteria/psychiatric-iop/2024-07-01";
const files: Record<string, unknown> = {};
const texts: Record<string, string> = {};
for (const name of versionFiles) {
  files[name] = parse(readFileSync(join(folder, name), "utf8"), { schema: "core" });
  const checklist = checklistFileSchema.safeParse(files[name]);
  for (const criterion of checklist.data?.criteria ?? [])
    texts[criterion.id] = textFingerprint(criterion);
  const claims = claimsFileSchema.safeParse(files[name]);
  for (const [id, text] of Object.entries(claims.data?.sentences ?? {}))
    texts[id] = textFingerprint({ text });
}
process.stdout.write(
  stringify({ fingerprint: versionFingerprint(files), text_fingerprints: texts }),
);

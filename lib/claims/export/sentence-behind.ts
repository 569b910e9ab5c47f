import type { ClaimRules, Edit } from "@/lib/policy/claims-schema";

/** The policy's own sentence on which an edit rests, word for word; null when it rests on none. */
export function sentenceBehind(edit: Edit, rules: ClaimRules): string | null {
  const key = rules.edits.find(({ id }) => id === edit)?.sentence;
  return key ? (rules.sentences[key] ?? null) : null;
}

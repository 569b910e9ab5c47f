import type { FactDefinition } from "@/lib/policy/schema";
import type { DraftStore } from "./draft-store";

/** Criteria and gates of this review that an answer serves, or is shown beside, in the policy's order. */
export function servedIds(store: DraftStore, fact: FactDefinition): readonly string[] {
  const asked = [...fact.serves, ...fact.context_for];
  return [...store.policy.gates.map(({ id }) => id), ...store.ids].filter((id) =>
    asked.includes(id),
  );
}

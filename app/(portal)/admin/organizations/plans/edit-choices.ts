import { editsWithVariants } from "@/lib/casework/plan-terms-input";
import { claimRulesOn } from "@/lib/policy/claim-rules";
import { policyLibrary } from "@/lib/policy/library";
import type { EditChoice } from "./own-codes";

/** The edits for which a plan may set codes, by the billing rule's numbers and titles. */
export function editChoices(today: string): readonly EditChoice[] {
  const { edits } = claimRulesOn(policyLibrary())(today).rules;
  return editsWithVariants().map((value) => {
    const [id, variant] = value.split(".");
    const edit = edits.find((each) => each.id === id);
    const name = edit ? `${edit.number} ${edit.title}` : value;
    return { value, label: variant ? `${name}: ${variant.replaceAll("_", " ")}` : name };
  });
}

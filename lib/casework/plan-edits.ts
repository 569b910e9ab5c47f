import { claimRulesOn } from "@/lib/policy/claim-rules";
import { editIds } from "@/lib/policy/claims-schema";
import { policyLibrary } from "@/lib/policy/library";

/** The edits of the billing rule for which a plan may set codes of its own. */

const latestRules = () => claimRulesOn(policyLibrary())("9999-12-31").rules;

/** Every name under which codes may be set: edits, and edits with their variants. */
export function editsWithVariants(): readonly string[] {
  const variants = new Map(
    latestRules().edits.map((edit) => [edit.id, Object.keys(edit.variants ?? {})]),
  );
  return editIds.flatMap((id) => [id, ...(variants.get(id) ?? []).map((name) => `${id}.${name}`)]);
}

/** "B1 Units above one a day: identical line", by the billing rule's numbers and titles. */
export function editInWords(name: string): string {
  const [id, variant] = name.split(".");
  const edit = latestRules().edits.find((each) => each.id === id);
  if (!edit) return name;
  return `${edit.number} ${edit.title}${variant ? `: ${variant.replaceAll("_", " ")}` : ""}`;
}

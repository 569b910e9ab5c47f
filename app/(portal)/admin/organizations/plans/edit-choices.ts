import { editInWords, editsWithVariants } from "@/lib/casework/plan-edits";
import type { EditChoice } from "./own-codes";

/** The edits for which a plan may set codes, to choose from. */
export const editChoices = (): readonly EditChoice[] =>
  editsWithVariants().map((value) => ({ value, label: editInWords(value) }));

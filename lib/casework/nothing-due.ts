import type { OperationError } from "./define-operation";

/** Answer of a timer's operation that came for what is no longer, or not yet, due. */
export const nothingDue: OperationError = {
  code: "condition_unmet",
  message: "Nothing is due here: it was settled meanwhile, or its time has not come.",
};

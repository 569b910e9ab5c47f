/** Why the time to decide may be extended (29 CFR 2560.503-1(f)(2)(iii), 42 CFR 422.568(b)). */
export const extensionReasons = ["missing_information", "beyond_control"] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

export const extensionReasonNames: Readonly<Record<ExtensionReason, string>> = {
  missing_information: "Information is missing that was asked for",
  beyond_control: "Matters beyond the plan’s control",
};

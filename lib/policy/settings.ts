import type { Policy } from "./schema";

/**
 * A setting's whole number, by name. A name the version does not have is a fault of the program,
 * not of anything a person entered, so it throws.
 */
export function numberSetting(policy: Pick<Policy, "settings" | "version">, name: string): number {
  const value = policy.settings[name]?.value;
  if (typeof value !== "number")
    throw new Error(`policy version ${policy.version} has no whole-number setting ${name}`);
  return value;
}

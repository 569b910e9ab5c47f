/**
 * Answers that this device has and the server does not have yet.
 *
 * An unsent change names the fact, its new value, and the `base`: the revision of the fact it was
 * made on. The server compares the base with the fact's present revision and so sees when somebody
 * else answered meanwhile. Changes are kept on the device under a name of the person and the
 * request, so that a closed tab or a lost connection loses nothing.
 */
import type { FactValue, FactValues } from "@/lib/facts/fact-values";

export interface UnsentChange {
  readonly value: FactValue;
  readonly base: number;
}

export type UnsentChanges = ReadonlyMap<string, UnsentChange>;

/** Under which name the changes of one person to one request are kept on the device. */
export const unsentKey = (userId: string, requestId: string): string =>
  `unsent-facts:${userId}:${requestId}`;

/** Are two values the same answer? */
export const sameValue = (one: FactValue | undefined, other: FactValue | undefined): boolean =>
  one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The changes as text to keep, or undefined when there are none. */
export function writeUnsent(changes: UnsentChanges): string | undefined {
  return changes.size === 0 ? undefined : JSON.stringify(Object.fromEntries(changes));
}

/** Changes from kept text; what cannot be read is left out. */
export function readUnsent(text: string | null | undefined): UnsentChanges {
  const changes = new Map<string, UnsentChange>();
  if (!text) return changes;
  for (const [path, kept] of Object.entries(parsedObject(text))) {
    if (typeof kept !== "object" || kept === null) continue;
    const value: unknown = Reflect.get(kept, "value");
    const base: unknown = Reflect.get(kept, "base");
    if (isFactValue(value) && typeof base === "number" && Number.isSafeInteger(base))
      changes.set(path, { value, base });
  }
  return changes;
}

/**
 * Which kept changes still say something new against what the server holds now. A change whose
 * value has arrived meanwhile is dropped; one made on an older revision stays, base and all, so
 * that the server can say with whose answer it collides.
 */
export function stillUnsent(kept: UnsentChanges, stored: FactValues): UnsentChanges {
  return new Map([...kept].filter(([path, { value }]) => !sameValue(value, stored[path])));
}

function parsedObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Anything a fact may hold; the server judges it against the fact's definition once more. */
function isFactValue(value: unknown): value is FactValue {
  const plain = (one: unknown) =>
    one === null || typeof one === "boolean" || typeof one === "string" || typeof one === "number";
  if (plain(value)) return true;
  return (
    Array.isArray(value) &&
    value.every(
      (entry: unknown) =>
        typeof entry === "string" ||
        (typeof entry === "object" &&
          entry !== null &&
          !Array.isArray(entry) &&
          Object.values(entry).every(plain)),
    )
  );
}

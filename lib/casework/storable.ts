/**
 * What came in, with every text made one that a database can hold: no NUL, no half of a surrogate
 * pair. Neither can be typed; both turn up in hostile input and in damaged files, and must not end
 * as a fault of the program. Files (bytes) pass as they are.
 */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [wellFormed(key), storable(entry)]),
  );
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const wellFormed = (text: string): string =>
  text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\ufffd");

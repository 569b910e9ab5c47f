/**
 * Success or failure as a value. Operations and parsers return it; nothing that can
 * happen in ordinary use is thrown. `E` always carries a string `code`.
 */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** It worked, with this value. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** It did not, for this reason. */
export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
});

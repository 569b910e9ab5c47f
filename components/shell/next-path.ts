/**
 * Where to go after signing in, taken from an address anyone may have written. Only a path of this
 * portal passes: it starts with one slash, and reading it as an address leads nowhere else (browsers
 * drop tabs and line breaks and take a backslash for a slash, so those are refused outright).
 * Returns undefined for whatever does not pass, and for the sign-in page itself.
 */
export function nextPath(value: string | undefined): string | undefined {
  if (value === undefined || !/^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(value))
    return undefined;
  const here = "https://portal.invalid";
  const url = URL.canParse(value, here) ? new URL(value, here) : undefined;
  if (url === undefined || url.origin !== here || url.pathname.startsWith("/sign-in")) {
    return undefined;
  }
  return url.pathname + url.search + url.hash;
}

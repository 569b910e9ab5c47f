/** The look every typed-in control shares: border, ground, and red when it is invalid. */
export const controlClass =
  "block w-full rounded border border-edge bg-ground px-2.5 py-1 text-body text-ink " +
  "placeholder:text-muted hover:border-accent " +
  "[&[readonly]]:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted " +
  "aria-invalid:border-2 aria-invalid:border-negative";

/** The height of a control of one line: a thumb's on a phone, denser on a desk. */
export const oneLineClass = "min-h-11 sm:min-h-9";

/** The look every typed-in control shares: border, ground, height, and red when it is invalid. */
export const controlClass =
  "block w-full min-h-11 sm:min-h-9 rounded border border-edge bg-ground px-2.5 py-1 text-body text-ink " +
  "placeholder:text-muted hover:border-accent " +
  "read-only:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted " +
  "aria-invalid:border-2 aria-invalid:border-negative";

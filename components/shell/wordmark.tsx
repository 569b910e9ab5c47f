import { productName } from "@/components/shell/product";

/** The sign: a check within a desk's edge, and the name. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2 font-semibold whitespace-nowrap">
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        className="size-5 fill-none stroke-accent stroke-2"
      >
        <path d="M1.5 1.5h17v17h-17z" />
        <path d="m5.5 10 3 3 6-6.5" />
      </svg>
      {productName}
    </span>
  );
}

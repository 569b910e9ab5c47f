import { cn } from "@/lib/cn";

/**
 * How far something has come, with its words. Without `value` it is under way and nobody knows how
 * far: the words alone then carry it, and the bar stands still for who wants no motion.
 */
export function ProgressBar({
  label,
  value,
  max = 100,
  detail,
  className,
}: {
  label: string;
  value?: number;
  max?: number;
  /** The figures in words, at the right end: "7 of 9 hours". */
  detail?: string;
  className?: string;
}) {
  return (
    <div className={className}>
      <div className="flex justify-between gap-3 text-small">
        <span>{label}</span>
        {detail !== undefined && <span className="text-muted figures">{detail}</span>}
      </div>
      <progress
        aria-label={label}
        value={value}
        max={max}
        className={cn(
          "mt-1 block h-1.5 w-full appearance-none overflow-hidden rounded bg-idle-wash text-accent",
          "[&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-idle-wash [&::-webkit-progress-value]:bg-accent",
          "forced-colors:border forced-colors:forced-color-adjust-none forced-colors:[&::-webkit-progress-value]:bg-[Highlight]",
        )}
      />
    </div>
  );
}

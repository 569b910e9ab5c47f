/**
 * When an idle person is warned and when they are signed off, counted from their last activity.
 * Instants are milliseconds since the epoch; the clock is always handed in.
 */
export type IdleLimits = { idleSeconds: number; warnSeconds: number };

/** `active`: nothing to say; `warning`: so many whole seconds are left; `expired`: sign off. */
export type IdleState =
  { kind: "active" } | { kind: "warning"; secondsLeft: number } | { kind: "expired" };

/** The state at `now` of someone last active at `lastActivity`; the warning is the last `warnSeconds`. */
export function idleState(lastActivity: number, now: number, limits: IdleLimits): IdleState {
  const secondsLeft = Math.ceil(limits.idleSeconds - (now - lastActivity) / 1000);
  if (secondsLeft <= 0) return { kind: "expired" };
  return secondsLeft <= limits.warnSeconds ? { kind: "warning", secondsLeft } : { kind: "active" };
}

/** "2 minutes", "1 minute 5 seconds", "40 seconds". */
export function inMinutes(seconds: number): string {
  const part = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return part(rest, "second");
  return rest === 0
    ? part(minutes, "minute")
    : `${part(minutes, "minute")} ${part(rest, "second")}`;
}

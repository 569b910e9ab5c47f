/**
 * Where days begin and end: the plan and its programs are in North Carolina. The one place that
 * names the time zone in which an instant becomes a date.
 */
export const programZone = "America/New_York";

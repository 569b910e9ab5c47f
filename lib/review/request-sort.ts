/**
 * By what a list of requests can be sorted: the names of its columns in the address. A state sorts
 * by its place in the workflow, a name by family name, `since` by the last change of state,
 * and `due` by the governing clock, requests without one last.
 */
export const requestSorts = [
  "reference",
  "member",
  "provider",
  "site",
  "type",
  "dates",
  "days",
  "submitted",
  "due",
  "state",
  "since",
] as const;
export type RequestSort = (typeof requestSorts)[number];

import type { FindingValue } from "@/lib/finding";
import { paths } from "@/lib/paths";

/**
 * Where a clinician is on the review page: the criterion chosen, the document open beside it and
 * its page, the finding about to be set, or the step being prepared. All of it stands in the
 * address, so that a link, the browser's back button and a second window show the same. Only ids
 * and numbers: no clinical word ever.
 */
export interface ReviewPlace {
  readonly criterion?: string;
  readonly document?: string;
  readonly page?: number;
  readonly set?: FindingValue;
  readonly step?: ReviewStep;
}

/** Steps that have a panel of their own. */
export const reviewSteps = [
  "request_information",
  "certify",
  "refer",
  "close_administratively",
  "extend_time",
  "information_complete",
] as const;
export type ReviewStep = (typeof reviewSteps)[number];

const findings = ["met", "not_met", "undetermined", "not_applicable"] as const;

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value of a parameter. */
export const oneOf = (params: SearchParams, name: string): string | undefined => {
  const value = params[name];
  return typeof value === "string" ? value : value?.[0];
};

/** Reads the place from an address; whatever it cannot mean is left out. */
export function readReviewPlace(params: SearchParams): ReviewPlace {
  const criterion = oneOf(params, "criterion");
  const document = oneOf(params, "document");
  const page = Number(oneOf(params, "page"));
  const set = findings.find((finding) => finding === oneOf(params, "set"));
  const step = reviewSteps.find((name) => name === oneOf(params, "step"));
  return {
    ...(criterion !== undefined && /^[PAC]\d{1,2}$/.test(criterion) && { criterion }),
    ...(document !== undefined && /^[0-9a-f-]{36}$/.test(document) && { document }),
    ...(Number.isInteger(page) && page >= 1 && { page }),
    ...(set && { set }),
    ...(step && { step }),
  };
}

/** The address of a place of a request's review page. */
export function reviewHref(requestId: string, place: ReviewPlace): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(place))
    if (value !== undefined) query.set(name, String(value));
  const text = query.toString();
  return paths.review(requestId) + (text === "" ? "" : `?${text}`);
}

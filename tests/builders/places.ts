import type { PlanCodes } from "@/lib/policy/claims-schema";
import type { LineOfBusiness, PlanContact, PlanTerms } from "@/lib/review/plan-terms";
import type { demonstrationOrganizations } from "@/prisma/demonstration-accounts";
import { fixedId } from "./fixed-id";

/** A program's site; its licence covers the year before `today` to the end of the next year. */
export interface BuiltSite {
  readonly id: string;
  readonly organization: keyof typeof demonstrationOrganizations;
  readonly name: string;
  readonly npi: string;
  readonly tin: string;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
  readonly licence: string;
}

const site = (
  organization: BuiltSite["organization"],
  name: string,
  [npi, tin]: readonly [string, string],
  [street, city, zip]: readonly [string, string, string],
  licence: string,
): BuiltSite => ({
  id: fixedId(`site ${name}`),
  organization,
  name,
  npi,
  tin,
  street,
  city,
  zip,
  licence,
});

export const sites = {
  durham: site(
    "riverbend",
    "Riverbend Durham",
    ["1730158846", "560981234"],
    ["2410 Hillandale Road, Suite 200", "Durham", "27705"],
    "MHL-032-614",
  ),
  greensboro: site(
    "riverbend",
    "Riverbend Greensboro",
    ["1457392008", "560981234"],
    ["801 Green Valley Road", "Greensboro", "27408"],
    "MHL-041-872",
  ),
  asheville: site(
    "harborlight",
    "Harborlight Asheville",
    ["1922047731", "473318890"],
    ["15 Zillicoa Street", "Asheville", "28801"],
    "MHL-011-305",
  ),
} as const;

export const licensingAgency = "NC DHHS Division of Health Service Regulation";

type BuiltTerms = Pick<
  PlanTerms,
  | "effectiveFrom"
  | "lineOfBusiness"
  | "ncqaAccredited"
  | "authorizationRequiredFrom"
  | "authorizationRequiredThrough"
  | "automaticCertification"
> & { readonly codes: PlanCodes };

/** A plan of the payer with its terms, by their first day. */
export interface BuiltPlan {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly BuiltTerms[];
}

const plan = (
  name: string,
  lineOfBusiness: LineOfBusiness,
  ...terms: readonly Partial<BuiltTerms>[]
): BuiltPlan => ({
  id: fixedId(`plan ${name}`),
  name,
  terms: terms.map((each) => ({
    effectiveFrom: "2024-07-01",
    lineOfBusiness,
    ncqaAccredited: true,
    authorizationRequiredFrom: "2024-07-01",
    authorizationRequiredThrough: null,
    automaticCertification: false,
    codes: {},
    ...each,
  })),
});

export const plans = {
  group: plan("Blue Ridge Group PPO", "insured_group", {}),
  individual: plan("Blue Ridge Individual Silver", "individual", {}),
  selfFunded: plan(
    "Catawba Furniture Employees Health Plan",
    "self_funded",
    { authorizationRequiredFrom: null },
    { effectiveFrom: "2025-01-01", authorizationRequiredFrom: "2025-01-01" },
  ),
  medicare: plan("Blue Ridge Medicare Advantage", "medicare_advantage", {}),
  medicaid: plan("Carolina Steps Medicaid", "medicaid", { ncqaAccredited: false }),
  /** Requires no authorization at all. */
  open: plan("Tar Heel Credit Union Health Plan", "self_funded", {
    authorizationRequiredFrom: null,
    ncqaAccredited: false,
  }),
  /** Required authorization until the end of 2025, and does no more. */
  released: plan("Piedmont Teachers Group HMO", "insured_group", {
    authorizationRequiredThrough: "2025-12-31",
  }),
  /** Certifies by itself what is met in everything. */
  swift: plan("Uwharrie Group HMO", "insured_group", { automaticCertification: true }),
} as const;

/** How members and providers reach one of these plans. */
export const planContact = (name: string): PlanContact => ({
  name: `${name}, Behavioral Health Review`,
  addressLines: ["P.O. Box 30055", "Durham, NC 27702"],
  phone: "919-555-0140",
  tty: "711",
  fax: "919-555-0141",
  email: null,
  hours: "Monday to Friday, 8 a.m. to 6 p.m. Eastern time",
  languages: ["Spanish", "Chinese", "Vietnamese"],
});

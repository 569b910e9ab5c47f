import type { LineOfBusiness } from "@/prisma/generated/enums";
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

/** A plan of the payer; `authorizationSince` is counted back from today, null when none is needed. */
export interface BuiltPlan {
  readonly id: string;
  readonly name: string;
  readonly lineOfBusiness: LineOfBusiness;
  readonly authorizationRequiredFrom: string | null;
}

const plan = (
  name: string,
  lineOfBusiness: LineOfBusiness,
  authorizationRequiredFrom: string | null,
): BuiltPlan => ({ id: fixedId(`plan ${name}`), name, lineOfBusiness, authorizationRequiredFrom });

export const plans = {
  group: plan("Blue Ridge Group PPO", "insured_group", "2024-07-01"),
  individual: plan("Blue Ridge Individual Silver", "individual", "2024-07-01"),
  selfFunded: plan("Catawba Furniture Employees Health Plan", "self_funded", "2025-01-01"),
  medicare: plan("Blue Ridge Medicare Advantage", "medicare_advantage", "2024-07-01"),
  open: plan("Tar Heel Credit Union Health Plan", "self_funded", null),
} as const;

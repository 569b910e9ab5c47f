import type { PlainDate } from "@/lib/calendar";
import type { BuiltSite } from "@/tests/builders/places";

/**
 * A bill as a demonstration file states it, before it is written as X12 or CSV. What is left out is
 * left out of the file as well.
 */
export interface Bill {
  readonly number: string;
  readonly form: "institutional" | "professional";
  readonly member: {
    readonly number: string;
    readonly familyName: string;
    readonly givenName: string;
  };
  readonly provider: BillingProvider;
  /** Where it was rendered, when that is not the billing provider's own address. */
  readonly facility?: BillingProvider;
  readonly frequency?: "1" | "2" | "7" | "8";
  readonly original?: string;
  readonly authorization?: string;
  readonly diagnosis?: string;
  readonly typeOfBill?: string;
  /** Of a stay: admission through discharge. */
  readonly statement?: readonly [from: PlainDate, through: PlainDate];
  readonly lines: readonly BillLine[];
}

export interface BillingProvider {
  readonly name: string;
  readonly npi: string;
  readonly tin: string;
  readonly street: string;
  readonly city: string;
  readonly zip: string;
}

export interface BillLine {
  readonly date: PlainDate;
  readonly through?: PlainDate;
  readonly procedure?: string;
  readonly revenueCode?: string;
  readonly modifiers?: readonly string[];
  /** As text, so that what is wrong can be written; the empty text leaves it blank. */
  readonly units?: string;
  readonly place?: string;
  readonly attendance?: "absent" | "not_evaluated";
}

/** A site as it bills. */
export const programOf = ({ name, npi, tin, street, city, zip }: BuiltSite): BillingProvider => ({
  name,
  npi,
  tin,
  street,
  city,
  zip,
});

/** One per-diem unit of a facility. */
export const perDiem = (date: PlainDate, stated: Partial<BillLine> = {}): BillLine => ({
  date,
  procedure: "S9480",
  revenueCode: "0905",
  units: "1",
  ...stated,
});

/** One unit of something else, in the office. */
export const service = (
  date: PlainDate,
  procedure: string,
  stated: Partial<BillLine> = {},
): BillLine => ({ date, procedure, units: "1", place: "11", ...stated });

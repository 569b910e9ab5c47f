/**
 * The columns of a claims CSV: the documentation in the portal and the template are made from this.
 *
 * One row is one service line. Rows of one claim stand next to each other and repeat its columns
 * ("claim" level); a blank cell of a claim's column in a later row means "as in its first row".
 * The names are those of the JSON shape, so that one vocabulary serves both. Header cells are
 * compared without regard to case, and blanks and hyphens count as underscores.
 */
export interface CsvColumn {
  readonly name: ColumnName;
  /** Other names under which the column is known. */
  readonly aliases: readonly string[];
  readonly level: "claim" | "line";
  /** The column must be there, and no cell of it blank. */
  readonly required: boolean;
  readonly meaning: string;
  readonly example: string;
}

export type ColumnName =
  | "claim"
  | "form"
  | "member"
  | "patient_given_name"
  | "patient_birth_date"
  | "billing_npi"
  | "billing_tin"
  | "billing_address"
  | "received"
  | "frequency_code"
  | "original_claim"
  | "type_of_bill"
  | "principal_diagnosis"
  | "authorization_number"
  | "statement_from"
  | "statement_to"
  | "line"
  | "service_date_from"
  | "service_date_to"
  | "procedure"
  | "modifiers"
  | "revenue_code"
  | "units"
  | "place_of_service"
  | "service_facility_npi"
  | "service_facility_address"
  | "attendance";

const column = (
  name: ColumnName,
  level: CsvColumn["level"],
  required: boolean,
  example: string,
  meaning: string,
  aliases: readonly string[] = [],
): CsvColumn => ({ name, aliases, level, required, meaning, example });

/** Every column, in the order of the template. */
export const csvColumns: readonly CsvColumn[] = [
  column("claim", "claim", true, "F1", "The claim's own number. Rows of one claim repeat it.", [
    "claim_number",
    "claim_id",
  ]),
  column("form", "claim", true, "institutional", "institutional (837I) or professional (837P).", [
    "claim_form",
  ]),
  column("member", "claim", true, "M-1001", "The member's number with the plan.", [
    "member_number",
    "member_id",
  ]),
  column(
    "patient_given_name",
    "claim",
    false,
    "",
    "Only of a dependent without a member number of their own: the given name, which with the birth date tells dependents under one number apart. Neither is kept.",
    ["patient_first_name"],
  ),
  column(
    "patient_birth_date",
    "claim",
    false,
    "",
    "Only of a dependent without a member number of their own: the day of birth.",
    ["patient_date_of_birth", "patient_dob"],
  ),
  column(
    "billing_npi",
    "claim",
    false,
    "1999999984",
    "NPI of the billing provider, ten digits. This or billing_tin must be given.",
    ["npi"],
  ),
  column(
    "billing_tin",
    "claim",
    false,
    "56-0000001",
    "Tax number of the billing provider, nine digits.",
    ["tin", "tax_id"],
  ),
  column(
    "billing_address",
    "claim",
    false,
    "",
    "Address of the billing provider in one line, ZIP last; the site when no service facility is given.",
  ),
  column(
    "received",
    "claim",
    false,
    "2026-10-12",
    "Day on which the claim was received; blank takes the file's.",
    ["received_on", "receipt_date"],
  ),
  column(
    "frequency_code",
    "claim",
    false,
    "1",
    "1 new claim (also when blank), 7 replacement, 8 void, 2 to 4 interim bills, 5 late charges.",
    ["frequency"],
  ),
  column(
    "original_claim",
    "claim",
    false,
    "",
    "Number of the claim that a replacement or void refers to.",
    ["original_claim_number", "original_number"],
  ),
  column("type_of_bill", "claim", false, "0131", "Institutional claims: four characters.", [
    "bill_type",
  ]),
  column(
    "principal_diagnosis",
    "claim",
    false,
    "F33.2",
    "ICD-10-CM code of the principal diagnosis.",
    ["diagnosis"],
  ),
  column(
    "authorization_number",
    "claim",
    false,
    "AUTH-1",
    "Number of the authorization as the claim states it; none says that it states none.",
    ["authorization", "auth_number"],
  ),
  column(
    "statement_from",
    "claim",
    false,
    "",
    "First day of an institutional bill's period; of a stay, the admission.",
    ["admission_date"],
  ),
  column(
    "statement_to",
    "claim",
    false,
    "",
    "Last day of an institutional bill's period; of a stay, the discharge.",
    ["discharge_date"],
  ),
  column("line", "line", false, "1", "Number of the line; blank takes its place in the claim.", [
    "line_number",
  ]),
  column(
    "service_date_from",
    "line",
    true,
    "2026-10-05",
    "Date of service: 2026-10-05, 20261005 or 10/5/2026.",
    ["service_date", "date_of_service", "dos", "service_from"],
  ),
  column(
    "service_date_to",
    "line",
    false,
    "",
    "Last date of the line; blank when it is the same day.",
    ["service_to"],
  ),
  column(
    "procedure",
    "line",
    false,
    "S9480",
    "HCPCS or CPT code. This or revenue_code must be given.",
    ["procedure_code", "hcpcs", "cpt"],
  ),
  column("modifiers", "line", false, "", "Modifiers with blanks between.", ["modifier"]),
  column("revenue_code", "line", false, "0905", "Institutional lines: four digits.", [
    "rev_code",
    "revenue",
  ]),
  column("units", "line", false, "1", "Units as billed; blank when the claim leaves them out."),
  column("place_of_service", "line", false, "", "Professional lines: two digits.", ["pos"]),
  column(
    "service_facility_npi",
    "line",
    false,
    "1999999984",
    "NPI of the site at which the line was rendered; blank when the billing provider's.",
    ["facility_npi"],
  ),
  column(
    "service_facility_address",
    "line",
    false,
    "100 Example St, Raleigh NC 27601",
    "Its address in one line: street, a comma, city, state and ZIP.",
    ["facility_address", "address", "site_address"],
  ),
  column(
    "attendance",
    "line",
    false,
    "",
    "What the attendance record says of the day: present, absent or not_evaluated; blank when it is not known.",
  ),
];

/** A CSV to start from: the header and one row of the examples. UTF-8, lines end with CR LF. */
export function csvTemplate(): string {
  const quoted = (cell: string) => (cell.includes(",") ? `"${cell}"` : cell);
  const rows = [
    csvColumns.map(({ name }) => name),
    csvColumns.map(({ example }) => quoted(example)),
  ];
  return rows.map((cells) => `${cells.join(",")}\r\n`).join("");
}

/** One row of a claims CSV: its cells read, or all that is wrong with them. */
import type { ClaimLine, ClaimForm, ServiceSite } from "@/lib/claims/claim";
import type { PlainDate } from "@/lib/calendar";
import type { ColumnName } from "@/lib/claims/csv/columns";
import { csvColumns } from "@/lib/claims/csv/columns";
import type { CsvHeader } from "@/lib/claims/csv/header";
import * as stated from "@/lib/claims/formats/stated";
import { siteAddressOfLine } from "@/lib/claims/site";
import { fail, ok, type Result } from "@/lib/result";

/** The columns of a claim as one row states them; null when blank. */
export interface RowClaim {
  readonly claim: string;
  readonly form: ClaimForm;
  readonly member: string;
  readonly patient_given_name: string | null;
  readonly patient_birth_date: PlainDate | null;
  readonly billing_npi: string | null;
  readonly billing_tin: string | null;
  readonly billing_address: string | null;
  readonly received: PlainDate | null;
  readonly frequency_code: string | null;
  readonly original_claim: string | null;
  readonly type_of_bill: string | null;
  readonly principal_diagnosis: string | null;
  readonly authorization_number: string | null;
  readonly statement_from: PlainDate | null;
  readonly statement_to: PlainDate | null;
}

/** A row that can be read. The line's number is null when the row leaves it to its place. */
export interface CsvRow {
  readonly claim: RowClaim;
  readonly line: Omit<ClaimLine, "number" | "site"> & { readonly number: number | null };
  /** Null when the row names no service facility. */
  readonly site: ServiceSite | null;
}

/** One thing wrong with a row. */
export interface RowFault extends stated.Misstatement {
  readonly column: ColumnName | null;
}

const required = csvColumns.filter((column) => column.required).map(({ name }) => name);

/** The cell of one column, without blanks around it; null when blank or when there is no column. */
export function cellOf(
  header: CsvHeader,
  cells: readonly string[],
  column: ColumnName,
): string | null {
  return cells[header.indexOf(column)]?.trim() || null;
}

/** What a row becomes, or all that is wrong with it. */
export type ReadRow = (cells: readonly string[]) => Result<CsvRow, readonly RowFault[]>;

/** As many different values as a file of claims has of codes, dates and sites, and some more. */
const mostKept = 10_000;

/** A reader of the rows under a header. Values that come again are kept once, to save memory. */
export function rowReader(header: CsvHeader): ReadRow {
  const kept = new Map<unknown, unknown>();
  const once = <T>(value: T): T => {
    if (typeof value !== "string") return value;
    const same = kept.get(value);
    if (same !== undefined) return same as T;
    if (kept.size < mostKept) kept.set(value, value);
    return value;
  };
  return (cells) => readRow(header, cells, once);
}

function readRow(
  header: CsvHeader,
  cells: readonly string[],
  once: <T>(value: T) => T,
): ReturnType<ReadRow> {
  const faults: RowFault[] = [];
  const refuse = (column: ColumnName | null, problem: string, remedy: string) => {
    faults.push({ column, problem, remedy });
  };
  const tooMany = header.length < cells.length && cells.slice(header.length).some(notBlank);
  if (cells.length < header.length || tooMany) {
    const count = `has ${cells.length} cells where the header has ${header.length}`;
    refuse(null, count, "look for a missing or extra comma or quotation mark, or a row cut short");
    return fail(faults);
  }
  if (header.some((column, at) => column === null && notBlank(cells[at] ?? ""))) {
    refuse(null, "holds something under a column without a name", "name the column or empty it");
  }
  const read = <T>(column: ColumnName, reader: (text: string) => stated.Reading<T>): T | null => {
    const cell = cellOf(header, cells, column);
    if (cell === null) {
      if (required.includes(column)) refuse(column, "is blank", "fill it in");
      return null;
    }
    const reading = reader(cell);
    if (reading.ok) return once(reading.value);
    refuse(column, reading.error.problem, reading.error.remedy);
    return null;
  };

  const claim = {
    claim: read("claim", stated.readIdentifier),
    form: read("form", stated.readForm),
    member: read("member", stated.readIdentifier),
    patient_given_name: read("patient_given_name", stated.readGivenName),
    patient_birth_date: read("patient_birth_date", stated.readDate),
    billing_npi: read("billing_npi", stated.readNpi),
    billing_tin: read("billing_tin", stated.readTin),
    billing_address: read("billing_address", readAddress),
    received: read("received", stated.readDate),
    frequency_code: read("frequency_code", stated.readFrequencyCode),
    original_claim: read("original_claim", stated.readIdentifier),
    type_of_bill: read("type_of_bill", stated.readTypeOfBill),
    principal_diagnosis: read("principal_diagnosis", stated.readDiagnosis),
    authorization_number: read("authorization_number", stated.readAuthorizationNumber),
    statement_from: read("statement_from", stated.readDate),
    statement_to: read("statement_to", stated.readDate),
  };
  const serviceFrom = read("service_date_from", stated.readDate);
  const line = {
    number: read("line", readLineNumber),
    serviceTo: read("service_date_to", stated.readDate) ?? serviceFrom,
    procedure: read("procedure", stated.readProcedure),
    modifiers: read("modifiers", stated.readModifiers) ?? noModifiers,
    revenueCode: read("revenue_code", stated.readRevenueCode),
    units: read("units", stated.readUnits),
    placeOfService: read("place_of_service", stated.readPlaceOfService),
    attendance: read("attendance", stated.readAttendance),
  };
  const site = {
    npi: read("service_facility_npi", stated.readNpi),
    address: read("service_facility_address", readAddress),
  };

  if (serviceFrom !== null && line.serviceTo !== null && line.serviceTo < serviceFrom) {
    refuse("service_date_to", "is before service_date_from", "correct one of the two dates");
  }
  const { statement_from: from, statement_to: to } = claim;
  if (from !== null && to !== null && to < from) {
    refuse("statement_to", "is before statement_from", "correct one of the two dates");
  }
  if (blank(header, cells, "procedure") && blank(header, cells, "revenue_code")) {
    refuse("procedure", "is blank, and so is revenue_code", "say what was done");
  }
  if (claim.form === "professional" && line.revenueCode !== null) {
    refuse("revenue_code", "stands on a professional claim", "leave it blank or correct the form");
  }
  if (claim.claim === null || claim.form === null || claim.member === null) return fail(faults);
  if (serviceFrom === null || line.serviceTo === null || faults.length > 0) return fail(faults);
  return ok({
    claim: { ...claim, claim: claim.claim, form: claim.form, member: claim.member },
    line: { ...line, serviceFrom, serviceTo: line.serviceTo },
    site: site.npi === null && site.address === null ? null : site,
  });
}

const noModifiers: readonly string[] = [];

const notBlank = (cell: string): boolean => cell.trim() !== "";

const blank = (header: CsvHeader, cells: readonly string[], column: ColumnName): boolean =>
  cellOf(header, cells, column) === null;

function readAddress(text: string): stated.Reading<string> {
  const address = siteAddressOfLine(text);
  if (address !== null) return ok(address);
  return fail({
    problem: "is no address with a street and a five-digit ZIP at its end",
    remedy: "write it as 100 Example St, Raleigh NC 27601",
  });
}

function readLineNumber(text: string): stated.Reading<number> {
  if (/^[1-9]\d{0,2}$/.test(text)) return ok(Number(text));
  return fail({ problem: "is no number from 1 to 999", remedy: "number the lines from 1" });
}

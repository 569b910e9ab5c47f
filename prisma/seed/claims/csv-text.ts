import { stringify } from "csv-stringify/sync";
import { csvColumns, type ColumnName } from "@/lib/claims/csv/columns";
import type { Bill, BillingProvider, BillLine } from "./bill";

/** Bills as a claims CSV: one row a line, every column of the template. */
export function csvText(bills: readonly Bill[]): string {
  const rows = bills.flatMap((bill) => bill.lines.map((line, index) => row(bill, line, index + 1)));
  return stringify(
    rows.map((cells) => csvColumns.map(({ name }) => cells[name] ?? "")),
    { header: true, columns: csvColumns.map(({ name }) => name) },
  );
}

const inOneLine = ({ street, city, zip }: BillingProvider): string =>
  `${street}, ${city} NC ${zip}`;

function row(bill: Bill, line: BillLine, number: number): Partial<Record<ColumnName, string>> {
  const site = bill.facility ?? bill.provider;
  return {
    claim: bill.number,
    form: bill.form,
    member: bill.member.number,
    billing_npi: bill.provider.npi,
    billing_tin: bill.provider.tin,
    billing_address: inOneLine(bill.provider),
    frequency_code: bill.frequency ?? "1",
    original_claim: bill.original ?? "",
    type_of_bill: bill.form === "institutional" ? (bill.typeOfBill ?? "0131") : "",
    principal_diagnosis: bill.diagnosis ?? "",
    authorization_number: bill.authorization ?? "",
    statement_from: bill.statement?.[0] ?? "",
    statement_to: bill.statement?.[1] ?? "",
    line: String(number),
    service_date_from: line.date,
    service_date_to: line.through ?? "",
    procedure: line.procedure ?? "",
    modifiers: (line.modifiers ?? []).join(" "),
    revenue_code: line.revenueCode ?? "",
    units: line.units ?? "",
    place_of_service: bill.form === "professional" ? (line.place ?? "11") : "",
    service_facility_npi: site.npi,
    service_facility_address: inOneLine(site),
    attendance: line.attendance ?? "",
  };
}

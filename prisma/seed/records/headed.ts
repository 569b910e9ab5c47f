import { chartDate, type Chart } from "../chart";
import type { ChartRecord } from "./record";

/** A record under its program's letterhead, with the member's name and number on every page. */
export const headed = (
  chart: Chart,
  record: Omit<ChartRecord, "letterhead" | "patient">,
): ChartRecord => ({
  ...record,
  letterhead: `${chart.site.name} · Psychiatric Intensive Outpatient Program · ${chart.site.street}, ${chart.site.city}, NC ${chart.site.zip}`,
  patient: `Patient: ${chart.memberName}   Date of birth: ${chartDate(chart.birth)}   Member number: ${chart.memberNumber}`,
});

import type { ClaimForm } from "@/lib/claims/claim";
import type { Disposition } from "@/lib/claims/judgement";

/** The words of claims, as they are written everywhere beside their marks. */

export const dispositionWords: Readonly<Record<Disposition, string>> = {
  pay: "Paid",
  pay_in_part: "Paid in part",
  deny: "Denied",
  reject_for_correction: "Rejected",
  pend: "Pended",
  pay_and_flag: "Paid, flagged",
  reversed: "Reversed",
  not_under_policy: "Not under policy",
};

/** What a disposition asks of the reader, in a sentence. */
export const dispositionMeaning: Readonly<Record<Disposition, string>> = {
  pay: "Every unit billed is payable.",
  pay_in_part: "One unit of the date is payable, the rest is not.",
  deny: "No unit of this line is payable.",
  reject_for_correction: "The line cannot be judged as billed; it goes back to be corrected.",
  pend: "The line waits for records.",
  pay_and_flag: "The line is payable, and a person should look at it.",
  reversed: "The claim was voided or replaced; its units are given back.",
  not_under_policy: "The policy was not in force on the date of service.",
};

export const formWords: Readonly<Record<ClaimForm, string>> = {
  institutional: "Facility",
  professional: "Professional",
};

/** CLM05-3 in words. */
export const frequencyWords: Readonly<Record<string, string>> = {
  "1": "New claim",
  "2": "Interim, first",
  "3": "Interim, continuing",
  "4": "Interim, last",
  "7": "Replacement",
  "8": "Void",
};

/** "1 line", "2,041 lines". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

/** Units without needless decimals: "1", "0.5"; a dash when none were billed. */
export const unitWords = (units: number | null): string =>
  units === null ? "–" : units.toLocaleString("en-US", { maximumFractionDigits: 3 });

/** "October 2026" of "2026-10". */
export const monthWords = (month: string): string =>
  new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** "1.4 MB". */
export function sizeWords(bytes: number): string {
  const units = ["bytes", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/**
 * What a CSV cell or a JSON value states, read one value at a time.
 *
 * A reader takes the text as it stands, without blanks around it and never empty: what is left out
 * is for the caller to know. It gives the value in the form of claim.ts, or what is wrong and what
 * to do. Spreadsheets drop leading zeros and write dates in their own way; that is mended where
 * only one meaning is possible. No message repeats the text: a cell in the wrong column may hold
 * a name.
 */
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import type { ClaimForm, ClaimLine } from "@/lib/claims/claim";
import { fail, ok, type Result } from "@/lib/result";

/** What is wrong with a stated value, and what to do about it. */
export interface Misstatement {
  readonly problem: string;
  readonly remedy: string;
}
export type Reading<T> = Result<T, Misstatement>;

const wrong = (problem: string, remedy: string) => fail<Misstatement>({ problem, remedy });

/** A number or name of a claim, member or authorization: up to 50 printable characters. */
export function readIdentifier(text: string): Reading<string> {
  if (text.length > 50) return wrong("is longer than 50 characters", "give the number alone");
  if (/["\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) {
    return wrong(
      "holds a quotation mark, a line end or another control character",
      "put quotation marks around the whole cell or leave them out",
    );
  }
  return ok(text);
}

/** A given name: it goes into a dependent's key and nowhere else. */
export function readGivenName(text: string): Reading<string> {
  if (text.length <= 60 && /\p{L}/u.test(text)) return ok(text);
  return wrong("is no given name", "write the first name alone, or leave the cell blank");
}

/** As an identifier; "none" says that there is no authorization and reads as the empty text. */
export function readAuthorizationNumber(text: string): Reading<string> {
  return /^none$/i.test(text) ? ok("") : readIdentifier(text);
}

/** YYYY-MM-DD, YYYYMMDD or M/D/YYYY, from 1900 through 2199. */
export function readDate(text: string): Reading<PlainDate> {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [american?.[3], american?.[1], american?.[2]];
  if (year === undefined || month === undefined || day === undefined) {
    return wrong("is no date", "write the date as 2026-10-05, 20261005 or 10/5/2026");
  }
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isPlainDate(date)) {
    return wrong("is a date that does not exist", "correct the day, month or year");
  }
  if (date < "1900" || date >= "2200") {
    return wrong("is not between the years 1900 and 2199", "correct the year");
  }
  return ok(date);
}

/** Units as billed: any finite number, also 0, negative or a fraction (judging says so). */
export function readUnits(text: string): Reading<number> {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) {
    return wrong("is no number", "write digits, with a point before a fraction, or leave it blank");
  }
  const units = Number(text);
  if (!Number.isFinite(units)) return wrong("is too large to be a number", "correct the units");
  return ok(units === 0 ? 0 : units);
}

/** "institutional", "837I", "UB-04"; "professional", "837P", "CMS-1500". */
export function readForm(text: string): Reading<ClaimForm> {
  if (/institutional|837-?i\b|^i$|^ub-?(04|92)$/i.test(text)) return ok("institutional");
  if (/professional|837-?p\b|^p$|^(cms|hcfa)-?1500$/i.test(text)) return ok("professional");
  return wrong("is neither institutional nor professional", "write institutional or professional");
}

/** Ten digits. */
export function readNpi(text: string): Reading<string> {
  if (/^\d{10}$/.test(text)) return ok(text);
  return wrong("is no NPI", "give its ten digits; format the column as text, not as a number");
}

/** Nine digits; hyphens and blanks are passed over. */
export function readTin(text: string): Reading<string> {
  const digits = text.replace(/[- ]/g, "");
  if (/^\d{9}$/.test(digits)) return ok(digits);
  return wrong("is no tax number", "give its nine digits, as 560000001 or 56-0000001");
}

/** CLM05-3: one digit or letter. */
export function readFrequencyCode(text: string): Reading<string> {
  const code = text.toUpperCase();
  if (/^[0-9A-Z]$/.test(code)) return ok(code);
  return wrong(
    "is no frequency code",
    "write 1 for a new claim, 7 for a replacement or 8 for a void",
  );
}

/** Three or four characters; the leading zero is added where it was dropped. */
export function readTypeOfBill(text: string): Reading<string> {
  const code = text.toUpperCase().padStart(4, "0");
  if (/^0[0-9A-Z]{3}$/.test(code)) return ok(code);
  return wrong("is no type of bill", "write its four characters, as 0131");
}

/** Up to four digits; leading zeros are added where they were dropped. */
export function readRevenueCode(text: string): Reading<string> {
  if (/^\d{1,4}$/.test(text)) return ok(text.padStart(4, "0"));
  return wrong("is no revenue code", "write its four digits, as 0905");
}

/** A HCPCS or CPT code: five letters or digits, whether or not it is in use. */
export function readProcedure(text: string): Reading<string> {
  const code = text.toUpperCase();
  if (/^[A-Z0-9]{5}$/.test(code)) return ok(code);
  return wrong(
    "is no HCPCS or CPT code",
    "write its five characters, as S9480; modifiers stand in their own column",
  );
}

/** Two digits; the leading zero is added where it was dropped. */
export function readPlaceOfService(text: string): Reading<string> {
  if (/^\d{1,2}$/.test(text)) return ok(text.padStart(2, "0"));
  return wrong("is no place of service", "write its two digits, as 11");
}

/** ICD-10-CM with or without the point: "F33.2" reads as "F332". */
export function readDiagnosis(text: string): Reading<string> {
  const code = text.toUpperCase().replace(".", "");
  if (/^[A-Z0-9]{3,7}$/.test(code)) return ok(code);
  return wrong("is no diagnosis code", "write the ICD-10-CM code alone, as F33.2");
}

/** Modifiers between blanks, colons, commas, semicolons or bars; whether they exist is not asked. */
export function readModifiers(text: string): Reading<readonly string[]> {
  const codes = text.toUpperCase().split(/[\s:,;|]+/);
  if (codes.every((code) => /^[A-Z0-9]{1,2}$/.test(code))) return ok(codes);
  return wrong("holds what is no modifier", "write two-character modifiers with blanks between");
}

/** "absent", "not_evaluated", or what says that all was well and so nothing: "present". */
export function readAttendance(text: string): Reading<ClaimLine["attendance"]> {
  const word = text.toLowerCase().replace(/[\s-]+/g, "_");
  if (["absent", "not_present", "no_show", "not_attended", "false", "no"].includes(word)) {
    return ok("absent");
  }
  if (["not_evaluated", "no_evaluation", "evaluation_missing"].includes(word)) {
    return ok("not_evaluated");
  }
  if (["present", "attended", "evaluated", "true", "yes"].includes(word)) return ok(null);
  return wrong("says nothing known of attendance", "write present, absent or not_evaluated");
}

/**
 * Adjustment codes in plain words, shorter than the lists they come from (X12's claim adjustment
 * reason codes and remittance advice remark codes): what an analyst reads beside the code.
 */

const groups: Readonly<Record<string, string>> = {
  CO: "Contractual obligation: the provider may not bill the member",
  OA: "Other adjustment",
  PR: "Patient responsibility",
  PI: "Payer initiated reduction",
};

const reasons: Readonly<Record<string, string>> = {
  "16": "The claim lacks information, or has a billing error",
  "18": "Exact duplicate of a claim or service",
  "39": "Services denied when authorization was asked for",
  "50": "Not deemed a medical necessity by the payer",
  "58": "Rendered in an inappropriate or invalid place of service",
  "96": "Non-covered charge",
  "97": "Included in the payment for another service already adjudicated",
  "110": "Billing date precedes the date of service",
  "112": "Service not furnished directly, or not documented",
  "119": "Benefit maximum for the period has been reached",
  "129": "Information on the prior processing appears to be wrong",
  "135": "Interim bills cannot be processed",
  "151": "The information does not support this many services",
  "197": "Precertification or authorization absent",
  "198": "Precertification or authorization exceeded",
  "199": "Revenue code and procedure code do not match",
  "226": "Information asked of the provider was not provided in time, or incomplete",
  "231": "Mutually exclusive procedures on the same day",
  "251": "The documentation received was incomplete or deficient",
  "252": "An attachment or other documentation is required",
  "273": "Coverage or program guidelines were exceeded",
  "282": "The procedure or revenue code is inconsistent with the type of bill",
  "284": "The authorization number may be valid but does not apply to the service",
  "296": "The authorization number may be valid but does not apply to the provider",
  "302": "The authorization expired before the date of service",
};

const remarks: Readonly<Record<string, string>> = {
  M2: "Not paid separately while the patient is an inpatient",
  M15: "Separately billed services were bundled: they are part of one charge",
  M47: "Missing, incomplete or invalid payer claim control number",
  M50: "Missing, incomplete or invalid revenue code",
  M51: "Missing, incomplete or invalid procedure code",
  M52: "Missing, incomplete or invalid “from” date of service",
  M53: "Missing, incomplete or invalid days or units",
  M59: "Missing, incomplete or invalid “to” date of service",
  M62: "Missing, incomplete or invalid treatment authorization code",
  M86: "The service was denied because payment was made for the same or a similar one",
  M127: "Missing patient medical record for this service",
  N19: "Procedure is incidental to the primary procedure",
  N20: "Not payable with other services rendered on the same date",
  N54: "Claim information is inconsistent with the authorized services",
  N63: "Rebill services on separate claim lines",
  N130: "Consult the plan’s benefit documents for what the benefit holds",
  MA30: "Missing, incomplete or invalid type of bill",
  N152: "Missing, incomplete or invalid replacement claim information",
  N362: "The number of days or units exceeds the acceptable maximum",
};

export interface CodeInWords {
  readonly list: "Group" | "CARC" | "RARC";
  readonly code: string;
  readonly words: string | null;
}

/** The codes of a line that has some, each with its words where they are known. */
export function codesInWords(line: {
  readonly groupCode: string | null;
  readonly carc: string | null;
  readonly rarc: string | null;
}): readonly CodeInWords[] {
  const one = (
    list: CodeInWords["list"],
    code: string | null,
    words: Readonly<Record<string, string>>,
  ): readonly CodeInWords[] => (code === null ? [] : [{ list, code, words: words[code] ?? null }]);
  return [
    ...one("Group", line.groupCode, groups),
    ...one("CARC", line.carc, reasons),
    ...one("RARC", line.rarc, remarks),
  ];
}

/** "CO-151 · N362", or nothing. */
export const shortCodes = (line: {
  readonly groupCode: string | null;
  readonly carc: string | null;
  readonly rarc: string | null;
}): string =>
  [[line.groupCode, line.carc].filter(Boolean).join("-"), line.rarc].filter(Boolean).join(" · ");

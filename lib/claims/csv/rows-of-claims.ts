/**
 * Rows put together to claims. Rows of one claim (same number, same billing provider) stand next
 * to each other: a claim is complete when a row of another one follows, so that a file of any
 * length is read in little memory. A number that comes back later is a row that was sorted apart:
 * it is refused, not taken for a second claim. That is known of the last 100,000 claims at least.
 */
import type { Claim, ClaimLine, ClaimRefusal, ReadOptions } from "@/lib/claims/claim";
import { dependentNumber } from "@/lib/claims/dependent";
import { sameSite } from "@/lib/claims/site";
import type { CsvRow, RowClaim, RowFault } from "@/lib/claims/csv/row";
import { fail, ok, type Result } from "@/lib/result";

/** The longest claim there is: an 837I has at most 999 lines. */
const mostLines = 999;
const rememberedClaims = 100_000;

interface OpenClaim {
  readonly number: string;
  /** As its first sound row states it; null while every row so far is refused. */
  stated: RowClaim | null;
  /** "row 12", where that stands. */
  firstRow: string;
  rows: number;
  site: ClaimLine["site"];
  readonly lines: ClaimLine[];
}

export interface RowsOfClaims {
  /** Adds a sound row; the faults when it does not fit the claim it stands in. */
  add(row: CsvRow, place: string): Result<null, readonly RowFault[]>;
  /** Counts a row that cannot be read to the claim it stands in, so that later lines keep their places. */
  pass(claimNumber: string | null): void;
  /** To be called before a row is added, and after the last: what became complete meanwhile. */
  finish(): void;
  /** The complete claims since the last call. */
  taken(): Claim[];
  /** Claims of which no row was sound. */
  refusedClaims(): number;
}

/** Puts rows together in the order of the file. */
export function rowsOfClaims(options: ReadOptions): RowsOfClaims {
  let open: OpenClaim | null = null;
  let complete: Claim[] = [];
  let refused = 0;
  let recent = new Set<string>();
  let earlier = new Set<string>();

  const finish = () => {
    if (open?.stated) {
      complete.push(claimOf(open, open.stated, options));
      recent.add(keyOf(open.stated));
      if (recent.size >= rememberedClaims) [earlier, recent] = [recent, new Set()];
    } else if (open) {
      refused += 1;
    }
    open = null;
  };
  const begin = (number: string): OpenClaim => {
    finish();
    open = { number, stated: null, firstRow: "", rows: 0, site: null, lines: [] };
    return open;
  };

  return {
    finish,
    pass(claimNumber) {
      if (claimNumber === null) {
        refused += 1;
        finish();
      } else {
        const claim: OpenClaim = open?.number === claimNumber ? open : begin(claimNumber);
        claim.rows += 1;
      }
    },
    add(row, place) {
      const continues: OpenClaim | null =
        open?.number === row.claim.claim && continuesClaim(open.stated, row.claim) ? open : null;
      if (!continues?.stated && !row.claim.billing_npi && !row.claim.billing_tin) {
        return fail([
          {
            column: "billing_npi",
            problem: "is blank, and so is billing_tin",
            remedy: "say who bills",
          },
        ]);
      }
      const key = keyOf(row.claim);
      if (!continues?.stated && (recent.has(key) || earlier.has(key))) {
        return fail([
          {
            column: "claim",
            problem: "is a claim that already ended further up",
            remedy: "put the rows of one claim together",
          },
        ]);
      }
      const claim = continues ?? begin(row.claim.claim);
      const faults = fitting(claim, row);
      if (faults.length > 0) return fail(faults);
      claim.rows += 1;
      if (!claim.stated) {
        claim.stated = row.claim;
        claim.firstRow = place;
        claim.site = row.site;
      }
      const { number, ...line } = row.line;
      claim.lines.push({
        ...line,
        number: number ?? claim.rows,
        site: row.site && claim.site && sameSite(row.site, claim.site) ? null : row.site,
      });
      return ok(null);
    },
    taken() {
      const claims = complete;
      complete = [];
      return claims;
    },
    refusedClaims: () => refused,
  };
}

/** A refused row as the contract has it. */
export function rowRefusal(
  place: string,
  claimNumber: string | null,
  faults: readonly RowFault[],
): ClaimRefusal {
  const columns = faults.flatMap(({ column }) => (column === null ? [] : [column]));
  const word = columns.length > 1 ? "columns" : "column";
  return {
    position: columns.length > 0 ? `${place}, ${word} ${columns.join(", ")}` : place,
    loop: null,
    claimNumber,
    lines: 1,
    problem: faults.map(({ column, problem }) => `${column ?? "The row"} ${problem}.`).join(" "),
    remedy: faults
      .map(({ remedy }) => `${remedy.slice(0, 1).toUpperCase()}${remedy.slice(1)}.`)
      .join(" "),
  };
}

const keyOf = (claim: RowClaim): string =>
  [claim.claim, claim.billing_npi ?? "", claim.billing_tin ?? ""].join("\n");

/** Same billing provider, or one that the row leaves out. */
function continuesClaim(stated: RowClaim | null, row: RowClaim): boolean {
  const agrees = (before: string | null, now: string | null) => now === null || now === before;
  return (
    stated === null ||
    (agrees(stated.billing_npi, row.billing_npi) && agrees(stated.billing_tin, row.billing_tin))
  );
}

/** What of a row does not fit the claim in which it stands. */
function fitting(claim: OpenClaim, row: CsvRow): RowFault[] {
  const faults: RowFault[] = [];
  if (claim.rows >= mostLines) {
    faults.push({
      column: "claim",
      problem: `has more than ${mostLines} lines`,
      remedy: "split it as it was billed",
    });
  }
  const { number } = row.line;
  const place = number ?? claim.rows + 1;
  if (claim.lines.some((line) => line.number === place)) {
    faults.push({
      column: "line",
      problem: `is the number ${place}, which the claim already has`,
      remedy: "number the lines of a claim from 1, each once",
    });
  }
  if (claim.stated) {
    for (const [name, now] of Object.entries(row.claim) as [keyof RowClaim, string | null][]) {
      if (now === null || now === claim.stated[name]) continue;
      faults.push({
        column: name,
        problem: `differs from ${claim.firstRow} of the same claim`,
        remedy: "give all rows of a claim the same, or another claim number",
      });
    }
  }
  return faults;
}

function claimOf(open: OpenClaim, stated: RowClaim, options: ReadOptions): Claim {
  return {
    number: stated.claim,
    form: stated.form,
    receivedOn: stated.received ?? options.receivedOn,
    frequencyCode: stated.frequency_code ?? "1",
    typeOfBill: stated.form === "institutional" ? stated.type_of_bill : null,
    memberNumber: dependentNumber(
      stated.member,
      stated.patient_birth_date,
      stated.patient_given_name,
    ),
    billingNpi: stated.billing_npi,
    billingTin: stated.billing_tin,
    site: open.site ?? { npi: stated.billing_npi, address: stated.billing_address },
    originalNumber: stated.original_claim,
    authorizationNumber: stated.authorization_number,
    principalDiagnosis: stated.principal_diagnosis,
    statementFrom: stated.statement_from,
    statementTo: stated.statement_to,
    lines: open.lines,
  };
}

/**
 * A claim while its segments are read, from its CLM to the next CLM or HL or the end of the
 * transaction. The first thing that cannot be read refuses the claim; its further lines are only
 * counted, so that lines in the file = lines handed over + lines refused.
 */
import type { PlainDate } from "@/lib/calendar";
import type { Claim, ClaimForm, ClaimLine, ClaimRefusal, ServiceSite } from "@/lib/claims/claim";
import { positionOf, type Segment } from "@/lib/claims/x12/segment";
import type { Service } from "@/lib/claims/x12/service";
import type { Period } from "@/lib/claims/x12/service-dates";

/** What stands above a claim in the hierarchy and holds for it. */
export interface Above {
  readonly memberNumber: string | null;
  readonly billingNpi: string | null;
  readonly billingTin: string | null;
  readonly billingSite: ServiceSite;
}

interface Failure {
  readonly position: string;
  readonly loop: string;
  readonly problem: string;
  readonly remedy: string;
}

const claimLoop = "2300 claim";
const lineLoop = "2400 service line";
/** Numbers of lines go up to six digits in the guides. */
const highestLineNumber = 999_999;

export class ClaimDraft {
  clm: string | null = null;
  tracking: string | null = null;
  facilityCode: string | null = null;
  frequencyCode: string | null = null;
  original: string | null = null;
  authorization: string | null = null;
  diagnosis: string | null = null;
  statement: Period | null = null;
  /** A service date given once for all lines. */
  served: Period | null = null;
  site: ServiceSite | null = null;

  service: Service | null = null;
  date: Period | null = null;
  lineSite: ServiceSite | null = null;

  private form: ClaimForm | null = null;
  /** The lines so far, in the first `kept` places. */
  private readonly lines: ClaimLine[] = [];
  private kept = 0;
  private lineNumber = 0;
  private lastNumber = 0;
  private lineOpen = false;
  private counted = 0;
  private failure: Failure | null = null;
  private beganByte = 0;
  private beganSegment = 0;
  private bill = { facility: "", frequency: "", type: "" };

  /** Begins anew with the segment that opens a claim. */
  begin(segment: Segment): void {
    this.clm = this.tracking = this.facilityCode = this.frequencyCode = null;
    this.original = this.authorization = this.diagnosis = null;
    this.statement = this.served = this.site = null;
    this.form = null;
    this.kept = 0;
    this.lastNumber = this.counted = 0;
    this.lineOpen = false;
    this.failure = null;
    this.beganByte = segment.byteInFile;
    this.beganSegment = segment.number;
  }

  /** Refuses the claim; only the first reason counts. */
  fail(segment: Segment, loop: string, problem: string, remedy: string): void {
    this.failure ??= { position: segment.position, loop, problem, remedy };
  }

  /** Whether the line now open has had its SV1 or SV2. */
  get lineIsServed(): boolean {
    return this.lineOpen && this.service !== null;
  }

  get hasOpenLine(): boolean {
    return this.lineOpen;
  }

  /** Begins a line; `stated` is LX01, or -1. */
  beginLine(segment: Segment, stated: number): void {
    this.endLine(segment);
    const usable = stated > this.lastNumber && stated <= highestLineNumber;
    this.lineNumber = usable ? stated : this.lastNumber + 1;
    this.lastNumber = this.lineNumber;
    this.lineOpen = true;
    this.date = this.lineSite = this.service = null;
  }

  /** Ends the line now open, if one is; `segment` is the one that stands after it. */
  endLine(segment: Segment): void {
    if (!this.lineOpen) return;
    this.lineOpen = false;
    this.counted += 1;
    if (this.failure) return;
    const { service } = this;
    if (!service) {
      this.fail(
        segment,
        lineLoop,
        `Line ${this.lineNumber} says nothing of a service: SV1 or SV2 was expected before this segment.`,
        "Give every line (LX) its service, or leave the line out.",
      );
      return;
    }
    const { form } = service;
    this.form ??= form;
    const date = this.date ?? this.served ?? (form === "institutional" ? this.statement : null);
    if (!date) {
      this.fail(
        segment,
        lineLoop,
        `Line ${this.lineNumber} has no date of service: DTP*472 was expected before this segment.`,
        "Give the line its date of service (DTP*472*D8).",
      );
      return;
    }
    if (form !== this.form) {
      this.fail(
        segment,
        lineLoop,
        "The claim has professional (SV1) and institutional (SV2) lines.",
        "Bill the two forms as two claims.",
      );
      return;
    }
    const professional = form === "professional";
    this.lines[this.kept] = {
      number: this.lineNumber,
      serviceFrom: date.from,
      serviceTo: date.to,
      procedure: service.procedure,
      revenueCode: service.revenueCode,
      modifiers: service.modifiers,
      units: service.units,
      placeOfService: professional ? (service.placeOfService ?? this.facilityCode) : null,
      site: this.lineSite,
      attendance: null,
    };
    this.kept += 1;
  }

  /** The finished claim, or why it is refused. */
  finish(segment: Segment, above: Above, receivedOn: PlainDate): Claim | ClaimRefusal {
    this.endLine(segment);
    const number = this.tracking ?? this.clm;
    const { memberNumber } = above;
    const form = this.form;
    if (this.failure) return this.refused(this.failure);
    if (!number || !memberNumber || !form) return this.refused(this.whatLacks(memberNumber));
    const institutional = form === "institutional";
    return {
      number,
      form,
      receivedOn,
      frequencyCode: this.frequencyCode ?? "1",
      typeOfBill: institutional ? this.typeOfBill() : null,
      memberNumber,
      billingNpi: above.billingNpi,
      billingTin: above.billingTin,
      site: this.site ?? above.billingSite,
      originalNumber: this.original,
      authorizationNumber: this.authorization,
      principalDiagnosis: this.diagnosis,
      statementFrom: institutional && this.statement ? this.statement.from : null,
      statementTo: institutional && this.statement ? this.statement.to : null,
      lines: this.lines.slice(0, this.kept),
    };
  }

  private typeOfBill(): string | null {
    const facility = this.facilityCode;
    const frequency = this.frequencyCode ?? "1";
    if (!facility) return null;
    // Most claims of a file have one type of bill: it is put together once for each run of them.
    if (this.bill.facility !== facility || this.bill.frequency !== frequency) {
      this.bill = { facility, frequency, type: `0${facility}${frequency}` };
    }
    return this.bill.type;
  }

  private refused(failure: Failure): ClaimRefusal {
    return { claimNumber: this.tracking ?? this.clm, lines: this.counted, ...failure };
  }

  private whatLacks(memberNumber: string | null): Failure {
    const position = positionOf(this.beganByte, this.beganSegment);
    if (!memberNumber) {
      return {
        position,
        loop: "2010BA subscriber",
        problem: "The claim's member has no member number: NM109 of NM1*IL is blank or not there.",
        remedy: "Send the member number in NM109 of the subscriber, with MI in NM108.",
      };
    }
    return {
      position,
      loop: claimLoop,
      problem: "The claim has no service line: LX with SV1 or SV2 was expected.",
      remedy: "Send the claim with its service lines.",
    };
  }
}

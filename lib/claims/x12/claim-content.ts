/**
 * What segments say within a claim: dates, diagnoses and services, whoever's claim and wherever in it
 * (claim-loops.ts knows that). Most of them come again and again, and are read once.
 */
import type { ClaimForm } from "@/lib/claims/claim";
import type { ClaimDraft } from "@/lib/claims/x12/claim-draft";
import { serviceDate, statementDate } from "@/lib/claims/x12/codes";
import type { Segment } from "@/lib/claims/x12/segment";
import { SegmentMemory } from "@/lib/claims/x12/segment-memory";
import { readHi, readSv1, readSv2, type Diagnosis, type Service } from "@/lib/claims/x12/service";
import type { Period, ServiceDates } from "@/lib/claims/x12/service-dates";

interface Dated {
  readonly period: Period | null;
}

const claimLoop = "2300 claim";
const lineLoop = "2400 service line";

export class ClaimContent {
  /** The component separator of the claim now read. */
  component = 0;
  private readonly services = new SegmentMemory<Service>();
  private readonly periods = new SegmentMemory<Dated>();
  private readonly diagnoses = new SegmentMemory<Diagnosis>();

  constructor(
    private readonly draft: ClaimDraft,
    private readonly dates: ServiceDates,
  ) {}

  /** Takes DTP of a claim, or of its line now open. */
  takeDate(segment: Segment, onLine: boolean): void {
    const what = segment.kind;
    if (what !== serviceDate && what !== statementDate) return;
    const { draft } = this;
    this.periods.writtenWith(segment.element, segment.component);
    const { period } = segment.remembered(this.periods, this.dated);
    if (!period) {
      draft.fail(
        segment,
        onLine ? lineLoop : claimLoop,
        `The ${what === serviceDate ? "date of service (DTP*472)" : "statement date (DTP*434)"} is blank or no day of the calendar.`,
        "Send a day as CCYYMMDD after D8, or two as CCYYMMDD-CCYYMMDD after RD8, the earlier first.",
      );
    } else if (what === statementDate) draft.statement = period;
    else if (!onLine) draft.served = period;
    else if (draft.date && (draft.date.from !== period.from || draft.date.to !== period.to)) {
      draft.fail(
        segment,
        lineLoop,
        "The line has two different dates of service (DTP*472).",
        "Send one date a line, and one line for each date of service.",
      );
    } else draft.date = period;
  }

  /** Takes HI. */
  takeDiagnosis(segment: Segment): void {
    this.diagnoses.writtenWith(segment.element, this.component);
    const { isPrincipal, diagnosis } = segment.remembered(this.diagnoses, this.diagnosed);
    if (isPrincipal) this.draft.diagnosis = diagnosis;
  }

  /** Takes SV1 or SV2. */
  takeService(segment: Segment, form: ClaimForm): void {
    this.services.writtenWith(segment.element, this.component);
    const service = segment.remembered(
      this.services,
      form === "professional" ? this.professional : this.institutional,
    );
    this.draft.service = service;
    if (service.unreadableUnits) {
      this.draft.fail(
        segment,
        lineLoop,
        `The units (${form === "professional" ? "SV104" : "SV205"}) are no number.`,
        "Send the units as a number, for S9480 one (1) a day.",
      );
    }
  }

  private readonly dated = (segment: Segment): Dated => ({ period: this.dates.period(segment, 3) });
  private readonly diagnosed = (segment: Segment) => readHi(segment, this.component);
  private readonly professional = (segment: Segment) => readSv1(segment, this.component);
  private readonly institutional = (segment: Segment) => readSv2(segment, this.component);
}

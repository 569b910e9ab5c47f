/**
 * The loops of an 837 transaction, and the claims in them.
 *
 * 2000A, 2010AA   HL*20: the billing provider (NM1*85), its address, its tax number (REF*EI)
 * 2000B, 2010BA   HL*22: the subscriber; NM109 of NM1*IL is the member number
 * 2000C, 2010CA   HL*23: the patient where it is somebody else. A patient with a member number of
 *                 its own (4010) goes by that
 * 2300            CLM: a claim; 2310 after it, where NM1*77 (4010: FA) is the service facility
 * 2320, 2330      SBR within a claim: another payer, whose subscriber, facility, claim number and
 *                 authorization are not this claim's
 * 2400            LX: a line; in 2420C a NM1*77 of its own
 *
 * Only what a claim needs is read; names, birth dates and all else are read over. The level numbers
 * of HL are not checked: a claim belongs to the provider and subscriber that stand before it.
 */
import type { PlainDate } from "@/lib/calendar";
import type { Claim, ClaimForm, ClaimRefusal, ServiceSite } from "@/lib/claims/claim";
import { ClaimDraft, type Above } from "@/lib/claims/x12/claim-draft";
import { mayDelimit } from "@/lib/claims/x12/delimiters";
import { Providers } from "@/lib/claims/x12/providers";
import { readHi, readSv1, readSv2, type Diagnosis, type Service } from "@/lib/claims/x12/service";
import { SegmentMemory } from "@/lib/claims/x12/segment-memory";
import { code, type Segment } from "@/lib/claims/x12/segment";
import { ServiceDates, type Period } from "@/lib/claims/x12/service-dates";

const NM1 = code("NM1");
const N3 = code("N3");
const N4 = code("N4");
const REF = code("REF");
const HL = code("HL");
const CLM = code("CLM");
const DTP = code("DTP");
const HI = code("HI");
const SBR = code("SBR");
const LX = code("LX");
const SV1 = code("SV1");
const SV2 = code("SV2");
const SV3 = code("SV3");

const billingProvider = code("85");
const subscriber = code("IL");
const patient = code("QC");
const MI = code("MI");
/** NM101 of the place of service: 77, in 4010 files also facility and laboratories. */
const F77 = code("77");
const FA = code("FA");
const LI = code("LI");
const TL = code("TL");
const F8 = code("F8");
const G1 = code("G1");
const D9 = code("D9");
const guide = code("87");
const serviceDate = code("472");
const statementDate = code("434");

/** Where in the hierarchy the reader stands. */
const enum Place {
  Header,
  Billing,
  Subscriber,
  Patient,
  Claim,
  OtherPayer,
  Line,
}

export interface ClaimSink {
  readonly claim: (claim: Claim) => void;
  readonly refusal: (refusal: ClaimRefusal) => void;
  readonly remark: (kind: string, text: () => string) => void;
  /** The version of the guide that the transaction names in REF*87, as 004010 files do. */
  readonly version: (version: string) => void;
}

interface Dated {
  readonly period: Period | null;
}

const clm = "2300 claim";

export class ClaimLoops {
  private place = Place.Header;
  private claimOpen = false;
  private readonly draft = new ClaimDraft();
  private readonly dates = new ServiceDates();
  private readonly services = new SegmentMemory<Service>();
  private readonly periods = new SegmentMemory<Dated>();
  private readonly diagnoses = new SegmentMemory<Diagnosis>();
  private readonly professional = (segment: Segment) => readSv1(segment, this.component);
  private readonly institutional = (segment: Segment) => readSv2(segment, this.component);

  private readonly providers = new Providers();
  private member: string | null = null;
  private patientMember: string | null = null;
  /** The component separator of the claim now read. */
  private component = 0;
  /**
   * A subscriber (SBR) stood after a line, where none may: another payer out of its place, or the
   * next member whose HL is missing. Until the next HL nobody can tell whose claims follow.
   */
  private astray = false;

  constructor(
    private readonly receivedOn: PlainDate,
    private readonly sink: ClaimSink,
  ) {}

  /** Begins a transaction. */
  begin(): void {
    this.place = Place.Header;
    this.providers.passOver();
    this.providers.forget();
    this.member = this.patientMember = null;
    this.astray = false;
  }

  /**
   * Takes a segment of an 837 transaction between its ST and its SE.
   *
   * @returns false when it is none that claims are made of
   */
  take(segment: Segment, name: number): boolean {
    if (name === NM1) this.name(segment);
    else if (name === DTP) this.date(segment);
    else if (name === N3) this.providers.takeStreet(segment);
    else if (name === N4) this.placeOf(segment);
    else if (name === LX) this.line(segment);
    else if (name === SV2) this.service(segment, "institutional");
    else if (name === SV1) this.service(segment, "professional");
    else if (name === HL) this.level(segment);
    else if (name === SBR) this.payer();
    else if (name === CLM) this.claim(segment);
    else if (name === HI) this.diagnosis(segment);
    else if (name === REF) this.reference(segment);
    else if (name === SV3) this.dental(segment);
    else return false;
    return true;
  }

  /** Ends the claim now read, if there is one; `segment` is the one that stands after it. */
  end(segment: Segment): void {
    if (!this.claimOpen) return;
    this.claimOpen = false;
    const { providers } = this;
    const above: Above = {
      memberNumber: this.patientMember ?? this.member,
      billingNpi: providers.billingNpi,
      billingTin: providers.billingTin,
      billingSite: providers.billingSite,
    };
    const result = this.draft.finish(segment, above, this.receivedOn);
    if ("problem" in result) this.sink.refusal(result);
    else this.sink.claim(result);
  }

  private level(segment: Segment): void {
    this.end(segment);
    this.providers.passOver();
    const kind = segment.whole(3);
    this.patientMember = null;
    this.astray = false;
    if (kind === 23) {
      this.place = Place.Patient;
      return;
    }
    this.member = null;
    this.place = kind === 22 ? Place.Subscriber : kind === 20 ? Place.Billing : Place.Header;
    if (kind === 20) this.providers.forget();
  }

  private payer(): void {
    this.providers.passOver();
    if (!this.claimOpen) return;
    if (this.place === Place.Line) this.astray = true;
    this.place = Place.OtherPayer;
  }

  private name(segment: Segment): void {
    this.providers.passOver();
    const who = segment.kind;
    if (this.place === Place.Claim || this.place === Place.Line) {
      if (who === F77 || who === FA || who === LI || who === TL) {
        this.serveAt(this.providers.serve(segment));
      }
    } else if (this.place === Place.Subscriber) {
      if (who === subscriber) this.member = segment.text(9);
    } else if (this.place === Place.Patient) {
      if (who === patient && segment.code(8) === MI) this.patientMember = segment.text(9);
    } else if (who === subscriber && this.place !== Place.OtherPayer) {
      // Its HL is missing, and it stands where nobody else's claims are.
      this.place = Place.Subscriber;
      this.member = segment.text(9);
    } else if (who === billingProvider && this.place !== Place.OtherPayer) {
      this.providers.bill(segment);
    }
  }

  /** The service facility of the claim or, after a line began, of the line. */
  private serveAt(site: ServiceSite | null): void {
    if (this.place === Place.Line) this.draft.lineSite = site;
    else this.draft.site = site;
  }

  private placeOf(segment: Segment): void {
    const site = this.providers.takePlace(segment);
    if (site) this.serveAt(site);
  }

  private reference(segment: Segment): void {
    const what = segment.kind;
    if (this.place === Place.Claim) {
      if (what === G1) this.draft.authorization = segment.text(2);
      else if (what === F8) this.draft.original = segment.text(2);
      else if (what === D9) this.draft.tracking = segment.text(2);
    } else if (this.place === Place.Line) {
      // A claim whose lines name the authorization names it by the first of them.
      if (what === G1) this.draft.authorization ??= segment.text(2);
    } else if (this.place === Place.Header) {
      if (what === guide) this.sink.version(segment.capitals(2) ?? "");
    } else this.providers.takeNumber(segment, what);
  }

  private claim(segment: Segment): void {
    this.open(segment);
    const { draft } = this;
    draft.clm = segment.text(1);
    if (draft.clm === null) {
      draft.fail(
        segment,
        clm,
        "CLM01, the claim's own number, is blank.",
        "Give every claim the provider's number of it in CLM01.",
      );
    }
    if (this.astray) {
      draft.fail(
        segment,
        "2000B subscriber",
        "Whose claim this is cannot be told: a subscriber (SBR) stands after a service line before it, and HL*22 was expected.",
        "Begin every member's claims with its own HL*22 and NM1*IL.",
      );
    }
    this.component = this.separatorOf(segment);
    segment.divide(5, this.component);
    draft.facilityCode = segment.part(1);
    draft.frequencyCode = segment.part(3);
    if (draft.frequencyCode === null) {
      this.sink.remark(
        "frequency",
        () =>
          `CLM05-3 is blank at ${segment.position}: the claim was read as a new one (frequency code 1).`,
      );
    }
  }

  /** Opens a claim in place of the one before it. */
  private open(segment: Segment): void {
    this.end(segment);
    this.claimOpen = true;
    this.place = Place.Claim;
    this.providers.passOver();
    this.component = segment.component;
    this.draft.begin(segment);
  }

  /**
   * The byte between the components of CLM05, "11:B:1". Some senders write another than their ISA16
   * says; CLM05 gives it away, because what stands third in it can be nothing else.
   */
  private separatorOf(segment: Segment): number {
    const stated = segment.component;
    const third = segment.byteOf(5, 2);
    if (third < 0 || third === stated || !mayDelimit(third)) return stated;
    if (segment.divide(5, stated) > 1) return stated;
    this.sink.remark(
      "component",
      () =>
        `ISA16 says that "${String.fromCharCode(stated)}" separates components, and claims are written with "${String.fromCharCode(third)}": they were read as written.`,
    );
    return third;
  }

  private date(segment: Segment): void {
    if (!this.claimOpen) return;
    const what = segment.kind;
    if (what !== serviceDate && what !== statementDate) return;
    const { draft } = this;
    const onLine = this.place === Place.Line;
    if (!onLine && this.place !== Place.Claim) return;
    this.periods.writtenWith(segment.element, segment.component);
    const { period } = segment.remembered(this.periods, this.dated);
    if (!period) {
      draft.fail(
        segment,
        onLine ? "2400 service line" : clm,
        `The ${what === serviceDate ? "date of service (DTP*472)" : "statement date (DTP*434)"} is blank or no day of the calendar.`,
        "Send a day as CCYYMMDD after D8, or two as CCYYMMDD-CCYYMMDD after RD8, the earlier first.",
      );
    } else if (what === statementDate) draft.statement = period;
    else if (!onLine) draft.served = period;
    else if (draft.date && (draft.date.from !== period.from || draft.date.to !== period.to)) {
      draft.fail(
        segment,
        "2400 service line",
        "The line has two different dates of service (DTP*472).",
        "Send one date a line, and one line for each date of service.",
      );
    } else draft.date = period;
  }

  private readonly dated = (segment: Segment): Dated => ({ period: this.dates.period(segment, 3) });

  private diagnosis(segment: Segment): void {
    if (this.place !== Place.Claim) return;
    this.diagnoses.writtenWith(segment.element, this.component);
    const { isPrincipal, diagnosis } = segment.remembered(this.diagnoses, this.diagnosed);
    if (isPrincipal) this.draft.diagnosis = diagnosis;
  }

  private readonly diagnosed = (segment: Segment) => readHi(segment, this.component);

  private line(segment: Segment): void {
    if (!this.claimOpen) this.orphan(segment);
    this.place = Place.Line;
    this.providers.passOver();
    this.draft.beginLine(segment, segment.ordinal);
  }

  private service(segment: Segment, form: ClaimForm): void {
    const { draft } = this;
    if (!this.claimOpen) this.orphan(segment);
    if (!draft.hasOpenLine || draft.lineIsServed) draft.beginLine(segment, -1);
    this.place = Place.Line;
    this.providers.passOver();
    this.services.writtenWith(segment.element, this.component);
    const service = segment.remembered(
      this.services,
      form === "professional" ? this.professional : this.institutional,
    );
    draft.service = service;
    if (service.unreadableUnits) {
      draft.fail(
        segment,
        "2400 service line",
        `The units (${form === "professional" ? "SV104" : "SV205"}) are no number.`,
        "Send the units as a number, for S9480 one (1) a day.",
      );
    }
  }

  private dental(segment: Segment): void {
    this.service(segment, "professional");
    this.draft.fail(
      segment,
      "2400 service line",
      "The claim is a dental claim (SV3): professional (SV1) or institutional (SV2) lines were expected.",
      "Send dental claims to the dental plan.",
    );
  }

  /** Lines without a claim are refused as a claim of nobody, so that they are counted. */
  private orphan(segment: Segment): void {
    this.open(segment);
    this.draft.fail(
      segment,
      clm,
      "A service line stands before any claim: CLM was expected before it.",
      "Send the claim with its CLM segment.",
    );
  }
}

/**
 * The loops of an 837 transaction, and the claims in them.
 *
 * 2000A, 2010AA   HL*20: the billing provider (NM1*85), its address, its tax number (REF*EI)
 * 2000B, 2010BA   HL*22: the subscriber; NM109 of NM1*IL is the member number
 * 2000C, 2010CA   HL*23: the patient where it is somebody else (see people.ts)
 * 2300            CLM: a claim; 2310 after it, where NM1*77 (4010: FA) is the service facility
 * 2320, 2330      SBR within a claim: another payer, whose subscriber, facility, claim number and
 *                 authorization are not this claim's
 * 2400            LX: a line; in 2420C a NM1*77 of its own
 *
 * Only what a claim needs is read; names of providers and members and all else are read over. The level numbers
 * of HL are not checked: a claim belongs to the provider and subscriber that stand before it.
 */
import type { PlainDate } from "@/lib/calendar";
import type { Claim, ClaimForm, ClaimRefusal, ServiceSite } from "@/lib/claims/claim";
import { ClaimContent } from "@/lib/claims/x12/claim-content";
import { ClaimDraft, type Above } from "@/lib/claims/x12/claim-draft";
import {
  CLM,
  D9,
  DMG,
  DTP,
  F77,
  F8,
  FA,
  G1,
  HI,
  HL,
  LI,
  LX,
  N3,
  N4,
  NM1,
  PAT,
  REF,
  SBR,
  SV1,
  SV2,
  SV3,
  TL,
  billingProvider,
  guide,
  patient,
  subscriber,
} from "@/lib/claims/x12/codes";
import { mayDelimit } from "@/lib/claims/x12/delimiters";
import { People } from "@/lib/claims/x12/people";
import { Providers } from "@/lib/claims/x12/providers";
import type { Segment } from "@/lib/claims/x12/segment";
import { ServiceDates } from "@/lib/claims/x12/service-dates";

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

const clm = "2300 claim";

export class ClaimLoops {
  private place = Place.Header;
  private claimOpen = false;
  private readonly draft = new ClaimDraft();
  private readonly dates = new ServiceDates();
  private readonly content = new ClaimContent(this.draft, this.dates);
  private readonly providers = new Providers();
  private readonly people = new People(this.dates);
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
    this.people.forget();
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
    else if (name === DMG || name === PAT) this.patient(segment, name);
    else return false;
    return true;
  }

  /** Ends the claim now read, if there is one; `segment` is the one that stands after it. */
  end(segment: Segment): void {
    if (!this.claimOpen) return;
    this.claimOpen = false;
    const { providers } = this;
    const above: Above = {
      memberNumber: this.people.memberNumber,
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
    this.astray = false;
    if (kind === 23) {
      this.place = Place.Patient;
      this.people.beginPatient();
      return;
    }
    this.people.forget();
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
      if (who === subscriber) this.people.takeSubscriber(segment);
    } else if (this.place === Place.Patient) {
      if (who === patient) this.people.takePatient(segment);
    } else if (who === subscriber && this.place !== Place.OtherPayer) {
      // Its HL is missing, and it stands where nobody else's claims are.
      this.place = Place.Subscriber;
      this.people.takeSubscriber(segment);
    } else if (who === billingProvider && this.place !== Place.OtherPayer) {
      this.providers.bill(segment);
    }
  }

  /** What tells dependents apart, where the patient is no subscriber. */
  private patient(segment: Segment, name: number): void {
    if (this.place !== Place.Patient) return;
    if (name === PAT) this.people.takeRelationship(segment);
    else this.people.takeBirth(segment);
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
    this.content.component = this.separatorOf(segment);
    segment.divide(5, this.content.component);
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
    this.content.component = segment.component;
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
    const onLine = this.place === Place.Line;
    if (onLine || this.place === Place.Claim) this.content.takeDate(segment, onLine);
  }

  private diagnosis(segment: Segment): void {
    if (this.place === Place.Claim) this.content.takeDiagnosis(segment);
  }

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
    this.content.takeService(segment, form);
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

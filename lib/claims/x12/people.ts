/**
 * Whose claims follow: the subscriber (2000B) or a patient under the subscriber's number (2000C).
 *
 * A patient with a member number of their own, as 4010 files give one, goes by that. One who is the
 * subscriber (PAT01 = 18) goes by the subscriber's. Any other is a dependent on the subscriber's card,
 * known by birth date (DMG02) and given name (NM104); both are forgotten with the patient.
 */
import type { PlainDate } from "@/lib/calendar";
import { dependentNumber } from "@/lib/claims/dependent";
import { MI, self } from "@/lib/claims/x12/codes";
import type { Segment } from "@/lib/claims/x12/segment";
import type { ServiceDates } from "@/lib/claims/x12/service-dates";

export class People {
  private subscriber: string | null = null;
  private patient: string | null = null;
  private isDependent = false;
  private birthDate: PlainDate | null = null;
  private givenName: string | null = null;
  /** Made once for all claims of a dependent. */
  private dependent: string | null = null;

  constructor(private readonly dates: ServiceDates) {}

  /** Nobody is known from here on. */
  forget(): void {
    this.subscriber = null;
    this.forgetPatient();
  }

  /** Begins a patient under the subscriber (HL*23). */
  beginPatient(): void {
    this.forgetPatient();
    this.isDependent = true;
  }

  /** Takes NM1*IL. */
  takeSubscriber(segment: Segment): void {
    this.subscriber = segment.text(9);
  }

  /** Takes PAT. */
  takeRelationship(segment: Segment): void {
    if (segment.kind === self) this.isDependent = false;
  }

  /** Takes NM1*QC. */
  takePatient(segment: Segment): void {
    this.givenName = segment.text(4);
    if (segment.code(8) === MI) this.patient = segment.text(9);
    this.dependent = null;
  }

  /** Takes DMG. */
  takeBirth(segment: Segment): void {
    this.birthDate = this.dates.period(segment, 2)?.from ?? null;
    this.dependent = null;
  }

  /** The number under which claims know the person whose claims follow; null when none is stated. */
  get memberNumber(): string | null {
    const { subscriber, patient } = this;
    if (patient !== null && patient !== subscriber) return patient;
    if (!this.isDependent || subscriber === null) return subscriber;
    this.dependent ??= dependentNumber(subscriber, this.birthDate, this.givenName);
    return this.dependent;
  }

  private forgetPatient(): void {
    this.patient = this.birthDate = this.givenName = this.dependent = null;
    this.isDependent = false;
  }
}

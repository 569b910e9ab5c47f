/**
 * The providers that a claim names: the billing provider above it, and the service facility of the
 * claim or of one of its lines. A provider is a NM1 and what follows it: N3 and N4 are its address,
 * REF*EI its tax number. Pay-to addresses (NM1*87) and all other parties are read over.
 */
import type { ServiceSite } from "@/lib/claims/claim";
import { code, type Segment } from "@/lib/claims/x12/segment";
import { SiteMemory } from "@/lib/claims/x12/site-memory";

const XX = code("XX");
/** NM108 of a provider known by its tax number, before there were NPIs: employer or person. */
const employer = code("24");
const person = code("34");
const EI = code("EI");
const SY = code("SY");
const TJ = code("TJ");

/** Whose address and numbers come next. */
type Party = "billing_provider" | "facility" | "other";

const noSite: ServiceSite = { npi: null, address: null };

export class Providers {
  billingNpi: string | null = null;
  billingTin: string | null = null;
  billingSite: ServiceSite = noSite;
  private party: Party = "other";
  private npi: string | null = null;
  private street: string | null = null;
  private readonly sites = new SiteMemory();

  /** Begins a billing provider of whom nothing is known yet. */
  forget(): void {
    this.billingNpi = this.billingTin = null;
    this.billingSite = noSite;
  }

  /** What follows belongs to a party that claims are not judged by. */
  passOver(): void {
    this.party = "other";
  }

  /** Takes NM1*85. */
  bill(segment: Segment): void {
    this.forget();
    this.begin(segment, "billing_provider");
    this.billingNpi = this.npi;
    this.billingSite = { npi: this.npi, address: null };
    const kind = segment.code(8);
    if (kind === employer || kind === person) this.billingTin = digitsOf(segment.repeated(9));
  }

  /** Takes NM1*77: the site as far as it is known yet, null when nothing is. */
  serve(segment: Segment): ServiceSite | null {
    this.begin(segment, "facility");
    return this.npi === null ? null : { npi: this.npi, address: null };
  }

  /** Takes N3. */
  takeStreet(segment: Segment): void {
    if (this.party !== "other") this.street = segment.repeated(1);
  }

  /** Takes N4; gives the service facility with its address, when that is whose it is. */
  takePlace(segment: Segment): ServiceSite | null {
    if (this.party === "other") return null;
    const address = this.sites.address(this.street, segment.repeated(3));
    if (address === null) return null;
    const site = { npi: this.npi, address };
    if (this.party === "facility") return site;
    this.billingSite = site;
    return null;
  }

  /** Takes a REF above claims; `kind` is REF01. */
  takeNumber(segment: Segment, kind: number): void {
    if (this.party !== "billing_provider") return;
    if (kind !== EI && kind !== SY && kind !== TJ) return;
    this.billingTin = digitsOf(segment.repeated(2)) ?? this.billingTin;
  }

  private begin(segment: Segment, party: Party): void {
    this.party = party;
    this.npi = segment.code(8) === XX ? segment.repeated(9) : null;
    this.street = null;
  }
}

function digitsOf(text: string | null): string | null {
  if (text === null || /^\d+$/.test(text)) return text;
  return text.replace(/\D/g, "") || null;
}

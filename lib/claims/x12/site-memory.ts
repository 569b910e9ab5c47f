/**
 * Addresses in the form in which two are compared, each worked out once: a file names the same few
 * buildings on all its claims.
 */
import { siteAddress } from "@/lib/claims/site";

const most = 10_000;

export class SiteMemory {
  private readonly known = new Map<string, Map<string, string | null>>();
  private size = 0;

  /** The same as `siteAddress`. */
  address(street: string | null, zip: string | null): string | null {
    if (street === null || zip === null) return null;
    let ofStreet = this.known.get(street);
    const known = ofStreet?.get(zip);
    if (known !== undefined) return known;
    if (this.size >= most) {
      this.known.clear();
      this.size = 0;
      ofStreet = undefined;
    }
    if (!ofStreet) {
      ofStreet = new Map();
      this.known.set(street, ofStreet);
    }
    const made = siteAddress(street, zip);
    ofStreet.set(zip, made);
    this.size += 1;
    return made;
  }
}

/** A licence to practise medicine; dates are inclusive. */
export interface MedicalLicence {
  readonly state: string;
  readonly number: string;
  readonly status: string;
  readonly validFrom: string;
  readonly validThrough: string;
}

/**
 * The North Carolina licence active on a date, without which a medical director may not decide
 * against a request (N.C.G.S. 58-50-61(d)). The database holds the same rule on its own.
 */
export const activeNorthCarolinaLicence = (
  licences: readonly MedicalLicence[],
  on: string,
): MedicalLicence | undefined =>
  licences.find(
    (licence) =>
      licence.state === "NC" &&
      licence.status === "active" &&
      licence.validFrom <= on &&
      on <= licence.validThrough,
  );

/**
 * What single segments of a claim say by themselves: SV1 and SV2 of the service, HI of the
 * diagnosis. What is read follows from the segment and the component separator alone.
 */
import type { ClaimForm } from "@/lib/claims/claim";
import { unreadable, type Segment } from "@/lib/claims/x12/segment";

export interface Service {
  readonly form: ClaimForm;
  readonly procedure: string | null;
  readonly modifiers: readonly string[];
  readonly revenueCode: string | null;
  readonly units: number | null;
  /** The units are there and are no number. */
  readonly unreadableUnits: boolean;
  readonly placeOfService: string | null;
}

export interface Diagnosis {
  /** Whether the segment is about the principal diagnosis at all. */
  readonly isPrincipal: boolean;
  readonly diagnosis: string | null;
}

const noModifiers: readonly string[] = Object.freeze([]);

/** A professional service: SV1*HC:99213:25*40*UN*1*11. */
export function readSv1(segment: Segment, component: number): Service {
  return {
    form: "professional",
    ...readProcedure(segment, 1, component),
    revenueCode: null,
    ...readUnits(segment, 4),
    placeOfService: segment.capitals(5),
  };
}

/** An institutional service: SV2*0905*HC:S9480*350*UN*1. */
export function readSv2(segment: Segment, component: number): Service {
  const revenue = segment.capitals(1);
  return {
    form: "institutional",
    ...readProcedure(segment, 2, component),
    // 4010 files write revenue codes with three digits.
    revenueCode: revenue?.length === 3 ? `0${revenue}` : revenue,
    ...readUnits(segment, 5),
    placeOfService: null,
  };
}

/**
 * The principal diagnosis: HI*ABK:F332, before ICD-10 HI*BK:311. Some senders write the code as an
 * element of its own, HI*BK*311.
 */
export function readHi(segment: Segment, component: number): Diagnosis {
  segment.divide(1, component);
  const kind = segment.part(1);
  if (kind !== "BK" && kind !== "ABK") return { isPrincipal: false, diagnosis: null };
  let stated = segment.part(2);
  if (stated === null && segment.divide(2, component) === 1) stated = segment.part(1);
  return { isPrincipal: true, diagnosis: stated?.replaceAll(".", "") ?? null };
}

function readUnits(segment: Segment, element: number) {
  const units = segment.units(element);
  const unreadableUnits = units === unreadable;
  return { units: units === unreadable ? null : units, unreadableUnits };
}

/** A procedure with its modifiers, "HC:99213:25"; under other qualifiers stands no HCPCS code. */
function readProcedure(segment: Segment, element: number, component: number) {
  const parts = segment.divide(element, component);
  const qualifier = segment.part(1);
  if (parts <= 1)
    return { procedure: qualifier === "HC" ? null : qualifier, modifiers: noModifiers };
  if (qualifier !== "HC" && qualifier !== null) return { procedure: null, modifiers: noModifiers };
  const procedure = segment.part(2);
  const modifiers = [3, 4, 5, 6].flatMap((at) => segment.part(at) ?? []);
  return { procedure, modifiers: modifiers.length > 0 ? modifiers : noModifiers };
}

/** Names of the segments claims are made of, and the qualifiers that tell what kind of one each is. */
import { code } from "@/lib/claims/x12/segment";

export const NM1 = code("NM1");
export const N3 = code("N3");
export const N4 = code("N4");
export const REF = code("REF");
export const HL = code("HL");
export const CLM = code("CLM");
export const DTP = code("DTP");
export const HI = code("HI");
export const SBR = code("SBR");
export const PAT = code("PAT");
export const DMG = code("DMG");
export const LX = code("LX");
export const SV1 = code("SV1");
export const SV2 = code("SV2");
export const SV3 = code("SV3");

/** NM101: who it is. */
export const billingProvider = code("85");
export const subscriber = code("IL");
export const patient = code("QC");
/** NM108: what follows is a member number. */
export const MI = code("MI");
/** PAT01: the patient is the subscriber. */
export const self = code("18");
/** NM101 of the place of service: 77, in 4010 files also facility and laboratories. */
export const F77 = code("77");
export const FA = code("FA");
export const LI = code("LI");
export const TL = code("TL");
/** REF01: original claim number, authorization, the sender's claim number, version of the guide. */
export const F8 = code("F8");
export const G1 = code("G1");
export const D9 = code("D9");
export const guide = code("87");
/** DTP01. */
export const serviceDate = code("472");
export const statementDate = code("434");

/**
 * The billing rule of a policy version as plain data (claims.yaml): which service is the per diem,
 * what else may stand on a claim, and every edit in its order of precedence with its action, the
 * sentence of the policy behind it and its adjustment codes. How an edit decides is lib/claims.
 *
 * Codes: group code, CARC (claim adjustment reason code) and RARC (remittance advice remark code)
 * of the lists kept by X12. CARC 18 goes with group OA alone; 96, 129, 226, 234, 251 and 252 need a
 * remark code; 15 is retired; N519 and N706 are unconfirmed and not used.
 */
import { z } from "zod";

const codesSchema = z
  .strictObject({
    group: z.enum(["CO", "OA", "PR", "PI"]).nullable(),
    carc: z
      .string()
      .regex(/^\d{1,3}$/)
      .nullable(),
    rarc: z
      .string()
      .regex(/^(M|MA|N)\d{1,3}$/)
      .nullable(),
  })
  .superRefine(({ group, carc, rarc }, check) => {
    const say = (message: string) => check.addIssue({ code: "custom", message });
    if ((group === null) !== (carc === null)) say("group code and CARC go together");
    if (carc === "18" && group !== "OA") say("CARC 18 goes with group code OA only");
    if (carc === "15") say("CARC 15 is retired: use 197, 284 or 296");
    if (["96", "129", "226", "234", "251", "252"].includes(carc ?? "") && rarc === null)
      say(`CARC ${carc} needs a remark code`);
    if (rarc === "N519" || rarc === "N706") say(`RARC ${rarc} is unconfirmed`);
  });

/** Codes one by one ("H0035") or from-to with both ends ("H0017-H0019"). */
const codeSetSchema = z.strictObject({
  procedures: z.array(z.string().regex(/^[A-Z0-9]{5}(-[A-Z0-9]{5})?$/)),
  revenue_codes: z.array(z.string().regex(/^\d{4}(-\d{4})?$/)),
});

/** Every edit there is; their order of precedence is that of claims.yaml. */
export const editIds = [
  "date_span",
  "units_missing",
  "future_date",
  "replacement_reference",
  "interim_frequency",
  "policy_not_in_effect",
  "duplicate",
  "units_per_day",
  "facility_and_professional_same_day",
  "mutually_exclusive_per_diem",
  "inpatient_same_day",
  "boarding_not_included",
  "bundled_same_site",
  "ancillary_other_site",
  "same_tin_other_site",
  "revenue_code_mismatch",
  "place_or_bill_type",
  "substance_use_diagnosis",
  "authorization_absent",
  "authorization_mismatch",
  "outside_authorized_dates",
  "authorized_days_exceeded",
  "noncertified",
  "criteria_not_met",
  "records_not_received",
  "not_furnished",
  "week_pattern",
] as const;

const editSchema = z.strictObject({
  id: z.enum(editIds),
  /** Its place in the table of edits, as analysts call it. */
  number: z.string().regex(/^B\d{1,2}(, B\d{1,2})*$/),
  title: z.string().min(1),
  action: z.enum([
    "pay_in_part",
    "deny",
    "reject_for_correction",
    "pend",
    "pay_and_flag",
    "not_under_policy",
  ]),
  sentence: z.string().nullable(),
  codes: codesSchema,
  variants: z.record(z.string().regex(/^[a-z_]+$/), codesSchema).optional(),
  reading: z.string().min(1),
  remedy: z.string().min(1),
});

const placeCode = z.string().regex(/^\d{2}$/);
const billType = z.string().regex(/^\d{3}$/);

export const claimsFileSchema = z
  .strictObject({
    service: z.string().regex(/^[A-Z0-9]{5}$/),
    units_per_date: z.literal(1),
    revenue_code: z.string().regex(/^\d{4}$/),
    sentences: z.record(z.string().regex(/^[a-z_]+$/), z.string().min(1)),
    services: z.strictObject({
      other_per_diems: codeSetSchema,
      boarding: codeSetSchema,
      laboratory: codeSetSchema,
    }),
    places: z.strictObject({
      telehealth: z.array(placeCode),
      telehealth_modifiers: z.array(z.string().regex(/^[A-Z0-9]{2}$/)),
      independent_laboratory: z.array(placeCode),
      inpatient: z.array(placeCode),
      inpatient_bill_types: z.array(billType),
      stay_bill_types: z.array(billType),
    }),
    substance_use_diagnoses: z.array(z.string().regex(/^[A-Z]\d\d(-[A-Z]\d\d)?$/)),
    week: z.strictObject({ at_most: z.number().int(), at_least: z.number().int() }),
    edits: z.array(editSchema),
  })
  .superRefine(({ edits, sentences }, check) => {
    const found = edits.map(({ id }) => id);
    for (const id of editIds) {
      if (!found.includes(id))
        check.addIssue({ code: "custom", path: ["edits"], message: `the edit ${id} is missing` });
    }
    edits.forEach(({ id, sentence }, index) => {
      const say = (message: string) =>
        check.addIssue({ code: "custom", path: ["edits", index], message });
      if (found.indexOf(id) !== index) say(`the edit ${id} occurs twice`);
      if (sentence !== null && !(sentence in sentences)) say(`there is no sentence "${sentence}"`);
    });
  });

export type ClaimRules = z.infer<typeof claimsFileSchema>;
export type Edit = (typeof editIds)[number];
export type AdjustmentCodes = z.infer<typeof codesSchema>;

/** A plan's own codes: by edit, or by edit and variant ("units_per_day.identical_line"). */
export const planCodesSchema = z.record(
  z
    .string()
    .refine(
      (key) => editIds.some((edit) => key === edit || key.startsWith(`${edit}.`)),
      "the name of no edit",
    ),
  codesSchema,
);
export type PlanCodes = Readonly<z.infer<typeof planCodesSchema>>;

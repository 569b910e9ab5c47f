import { z } from "zod";
import { toJson } from "@/lib/db/json";
import { dateColumn } from "@/lib/db/plain-date";
import { planCodesSchema } from "@/lib/policy/claims-schema";
import { linesOfBusiness } from "@/lib/review/plan-terms";
import { usStates } from "@/lib/review/us-states";
import { dateText, requiredText } from "./input-fields";
import { editsWithVariants } from "./plan-edits";

/** The terms of a plan as an administrator enters them, the same for a new plan and for a change. */

const optionalText = (longest: number) =>
  z.string().trim().max(longest, `Use at most ${longest} characters.`).default("");

const contactFields = z.object({
  name: requiredText("Enter the department or company people write to.", 120),
  addressLines: z
    .array(z.string().trim().max(80, "Use at most 80 characters a line."))
    .max(5, "An address has at most five lines.")
    .transform((lines) => lines.filter((line) => line !== ""))
    .default([]),
  phone: requiredText("Enter the telephone number members and providers call.", 40),
  tty: optionalText(40).transform((text) => text || null),
  fax: optionalText(40).transform((text) => text || null),
  email: z
    .union([z.literal(""), z.email("Enter an e-mail address, or leave this empty.")])
    .default("")
    .transform((text) => text || null),
  hours: optionalText(120),
  languages: z
    .array(z.string().trim().max(40, "Use at most 40 characters for a language."))
    .max(40, "Name at most 40 languages.")
    .transform((names) => names.filter((name) => name !== ""))
    .default([]),
});

/** One of the plan's own pairs of codes; `edit` names an edit, or an edit and its variant. */
const ownCodes = z.object({
  edit: z.string().trim().min(1, "Choose the edit."),
  group: z.string().trim().default(""),
  carc: z.string().trim().default(""),
  rarc: z.string().trim().toUpperCase().default(""),
});

export const termsInput = z
  .object({
    effectiveFrom: dateText("Enter the first date of service these terms hold for."),
    lineOfBusiness: z.enum(linesOfBusiness, "Choose the line of business."),
    stateOfIssue: z.enum(usStates, "Choose the state the plan is issued in."),
    ncqaAccredited: z.boolean(),
    authorizationRequiredFrom: dateText("Enter the first date of service.").optional(),
    authorizationRequiredThrough: dateText("Enter the last date of service.").optional(),
    automaticCertification: z.boolean(),
    authorizationNumberRequired: z.boolean(),
    denyInterimBills: z.boolean(),
    codes: z.array(ownCodes).max(100).default([]),
    contact: contactFields,
  })
  .superRefine((terms, check) => {
    const say = (path: (string | number)[], message: string) =>
      check.addIssue({ code: "custom", path, message });
    const { authorizationRequiredFrom: from, authorizationRequiredThrough: through } = terms;
    if (through !== undefined && from === undefined)
      say(
        ["authorizationRequiredFrom"],
        "A last date needs a first: enter since when authorization is required.",
      );
    if (through !== undefined && from !== undefined && through < from)
      say(
        ["authorizationRequiredThrough"],
        "This is before the first date that needs authorization: correct one of them.",
      );
    terms.codes.forEach((row, index) => {
      for (const [field, message] of codeProblems(row)) say(["codes", index, field], message);
      if (terms.codes.findIndex(({ edit }) => edit === row.edit) < index)
        say(["codes", index, "edit"], "This edit has codes already: keep one row for it.");
    });
  });

type TermsInput = z.output<typeof termsInput>;

const pairOf = ({ group, carc, rarc }: z.output<typeof ownCodes>) => ({
  group: group || null,
  carc: carc || null,
  rarc: rarc || null,
});

/** What is wrong with a row, by field; the rules of the billing rule's own codes hold here too. */
function codeProblems(row: z.output<typeof ownCodes>): readonly (readonly [string, string])[] {
  if (!editsWithVariants().includes(row.edit))
    return [["edit", `There is no edit “${row.edit.slice(0, 60)}”: choose one from the list.`]];
  const parsed = planCodesSchema.safeParse({ [row.edit]: pairOf(row) });
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => {
    const field = String(path[1] ?? "carc");
    if (field === "group") return [field, "Choose one of CO, OA, PR and PI."] as const;
    if (field === "rarc" && message.startsWith("Invalid"))
      return [field, "A remark code is M, MA or N with one to three digits."] as const;
    if (field === "carc" && message.startsWith("Invalid"))
      return [field, "An adjustment reason code has one to three digits."] as const;
    return [field, `${message.charAt(0).toUpperCase()}${message.slice(1)}.`] as const;
  });
}

/** The row a plan's terms become. */
export function termsRow(
  planId: string,
  terms: TermsInput,
  by: { readonly id: string },
  now: Date,
) {
  const {
    effectiveFrom,
    authorizationRequiredFrom: from,
    authorizationRequiredThrough: through,
    codes,
    contact,
    ...rest
  } = terms;
  const own = planCodesSchema.parse(
    Object.fromEntries(codes.map((row) => [row.edit, pairOf(row)])),
  );
  return {
    ...rest,
    planId,
    effectiveFrom: dateColumn(effectiveFrom),
    authorizationRequiredFrom: from === undefined ? null : dateColumn(from),
    authorizationRequiredThrough: through === undefined ? null : dateColumn(through),
    codes: toJson(own),
    contact: toJson(contact),
    recordedBy: by.id,
    recordedAt: now,
  };
}

/**
 * The texts of letters as plain data (criteria/notices.yaml): parts with the clause that wants
 * them, paragraphs with named slots, time limits, addresses, and the settings of the checks.
 * lib/notices makes letters of them.
 */
import { z } from "zod";
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import { linesOfBusiness, type ClockRules } from "./clock-rules";

const kinds = [
  "certification",
  "certification_in_part",
  "noncertification",
  "information_request",
  "extension",
  "appeal_acknowledgement",
  "appeal_decision",
  "administrative",
] as const;

const partIds = [
  "copy",
  "appeal",
  "decision",
  "extension",
  "certified_days",
  "requested_items",
  "conditions",
  "reasons",
  "criteria",
  "appeal_review",
  "policy",
  "peer_to_peer",
  "reconsideration",
  "appeal_rights",
  "expedited_appeal",
  "second_level",
  "external_review",
  "coverage_during_appeal",
  "grievance",
  "assistance",
  "no_guarantee",
  "decided_by",
  "language_assistance",
  "contact",
] as const;
export type NoticePartId = (typeof partIds)[number];

/** What may be asked of a case before a row or a paragraph is used. */
const conditions = [
  "to_member",
  "to_provider",
  "concurrent",
  "retrospective",
  "not_retrospective",
  "through_employer",
  "missing_information",
  "beyond_control",
  "has_span",
  "has_conditions",
  "has_meeting",
  "has_coordinator",
  "has_due",
  "has_languages",
  "adverse",
  "overturned",
  "in_part",
  "expedited",
  "reconsideration",
  "appeal",
  "second_level",
  "external_review",
  "not_external_review",
  "not_eligible",
  "not_covered",
  "duplicate",
  "not_only_told",
] as const;
export type NoticeCondition = (typeof conditions)[number];

const slots = [
  "member",
  "provider",
  "payer",
  "reference",
  "requested_days",
  "days",
  "certified_last",
  "policy_title",
  "policy_version",
  "plan_phone",
  "plan_tty",
  "plan_languages",
  "due",
  "formerly_due",
  "received_on",
  "meeting_on",
  "coordinator",
  "coordinator_phone",
  "level_name",
] as const;
/** A fact of the case that a text may name in braces. */
export type NoticeSlot = (typeof slots)[number];

const inserts = [
  "service",
  "certified_days",
  "conditions",
  "rationale",
  "criteria",
  "requested_items",
  "message",
  "explanation",
  "understanding",
  "evidence",
  "decider",
  "contact",
] as const;
/** Blocks made from the facts of the case rather than from a text. */
export type NoticeInsert = (typeof inserts)[number];

/** A slot in a text: {name}, {rule.figure} or {rule.figure|unit}. */
const slotShape = /\{([a-z_]+)(?:\.([a-z_]+))?(?:\|([a-z ]+))?\}/g;

const text = z
  .string()
  .min(1)
  .superRefine((value, check) => {
    for (const [whole, name, figure] of value.matchAll(slotShape))
      if (!figure && !slots.some((slot) => slot === name))
        check.addIssue({ code: "custom", message: `no fact is called ${whole}` });
    if (/[{}]/.test(value.replaceAll(slotShape, "")))
      check.addIssue({ code: "custom", message: "a brace that is no {slot}" });
  });

const when = z.array(z.enum(conditions)).min(1).optional();
const date = z.string().refine(isPlainDate, "expected a day of the calendar, YYYY-MM-DD");

const blockSchema = z.union([
  text.transform((value) => ({ text: value })),
  z.strictObject({ text, when, lang: z.string().optional() }),
  z.strictObject({ list: z.array(text).min(1), when }),
  z.strictObject({ steps: z.array(text).min(1), when }),
  z.strictObject({ address: z.string() }),
  z.strictObject({ insert: z.enum(inserts) }),
]);
export type NoticeTextBlock = z.output<typeof blockSchema>;

const partSchema = z.strictObject({
  id: z.enum(partIds),
  kinds: z.array(z.enum(kinds)).min(1).optional(),
  lines: z.array(z.enum(linesOfBusiness)).min(1).optional(),
  when,
  heading: text,
  source: z.string().min(1),
  in_force_from: date.optional(),
  in_force_to: date.optional(),
  blocks: z.array(blockSchema).min(1),
});
export type NoticeTextPart = z.output<typeof partSchema>;

const figures = z.record(z.string().regex(/^[a-z_]+$/), z.number().int().min(1));
const setting = z.strictObject({ value: z.number().int().min(1), reading: z.string().min(1) });

export const noticesFileSchema = z
  .strictObject({
    in_force_from: date,
    settings: z.strictObject({
      grade_at_most: setting,
      sentence_words_at_most: setting,
      rationale_words_at_least: setting,
      rationale_own_words_at_least: setting,
    }),
    abbreviations: z.strictObject({
      known: z.array(z.string()),
      meanings: z.record(z.string().regex(/^[A-Z]{2,}$/), z.string().min(1)),
    }),
    limits: z.array(
      z.strictObject({
        id: z.string().regex(/^[a-z_]+$/),
        citation: z.string().min(1),
        in_force_from: date.optional(),
        figures,
      }),
    ),
    addresses: z.record(z.string().regex(/^[a-z_]+$/), z.array(z.string().min(1)).min(1)),
    titles: z.record(z.enum(kinds), text),
    parts: z.array(partSchema).min(1),
  })
  .superRefine(({ parts, addresses }, check) => {
    for (const [index, part] of parts.entries())
      for (const block of part.blocks)
        if ("address" in block && !Object.hasOwn(addresses, block.address)) {
          const message = `there is no address ${block.address}: add it under addresses`;
          check.addIssue({ code: "custom", path: ["parts", index], message });
        }
  });

type NoticesFile = z.output<typeof noticesFileSchema>;

/** The texts, ready to make letters of. */
export interface NoticeTexts extends Pick<
  NoticesFile,
  "settings" | "abbreviations" | "addresses" | "titles"
> {
  /** The rows in force on a day, in the order of a letter. */
  partsOn(day: PlainDate): readonly NoticeTextPart[];
  /** A figure of a time limit in force on a day; undefined when there is none. */
  figure(rule: string, name: string, day: PlainDate): number | undefined;
}

/** Makes the texts from the file's content once it was checked; `law` holds the other limits. */
export function noticeTexts(file: NoticesFile, law: ClockRules): NoticeTexts {
  const { settings, abbreviations, addresses, titles, parts, limits } = file;
  return {
    settings,
    abbreviations,
    addresses,
    titles,
    // A letter of a day before the first texts is still answered, as a time limit is.
    partsOn: (day) =>
      parts.filter(
        (part) =>
          (part.in_force_from === undefined || part.in_force_from <= day) &&
          (part.in_force_to === undefined || day <= part.in_force_to),
      ),
    figure: (rule, name, day) =>
      law.find(rule, day)?.figures[name] ??
      limits.findLast(
        ({ id, in_force_from }) =>
          id === rule && (in_force_from === undefined || in_force_from <= day),
      )?.figures[name],
  };
}

/**
 * Fills the slots of a text.
 *
 * @param value the text of a slot by name
 * @param figure a time limit's figure; with a unit it is written out ("30 days")
 */
export const fillSlots = (
  template: string,
  value: (slot: NoticeSlot) => string,
  figure: (rule: string, name: string) => number,
): string =>
  template.replaceAll(
    slotShape,
    (_, name: string, figureName: string | undefined, unit: string | undefined) => {
      const slot = slots.find((candidate) => candidate === name);
      if (!figureName) return slot ? value(slot) : "";
      const count = figure(name, figureName);
      return unit ? `${count} ${unit}${count === 1 ? "" : "s"}` : String(count);
    },
  );

/** Time limits that the texts name and no data holds, as "rule.figure". */
export function unknownFigures(file: NoticesFile, law: ClockRules): readonly string[] {
  const texts = noticeTexts(file, law);
  const named = JSON.stringify([file.parts, file.titles]).matchAll(slotShape);
  return [...named].flatMap(([, rule = "", figure]) =>
    figure && texts.figure(rule, figure, file.in_force_from) === undefined
      ? [`${rule}.${figure}`]
      : [],
  );
}

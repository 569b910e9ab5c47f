import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineOperation, invalidField, notFound } from "@/lib/casework/define-operation";
import { toJson } from "@/lib/db/json";
import { findMailingAddress, findMemberContact } from "@/lib/db/member-contacts";
import { lockCase } from "@/lib/db/requests";
import { fail, ok } from "@/lib/result";
import {
  memberChannels,
  memberLanguages,
  type MemberContact,
  type MemberLanguage,
  type PostalAddress,
} from "@/lib/review/member-contact";

const line = z.string().trim().max(80, "Use at most 80 characters.").default("");
const addressFields = z.object({
  street: line,
  more: line,
  city: line,
  state: line.transform((text) => text.toUpperCase()),
  zip: line,
});
type AddressFields = z.output<typeof addressFields>;

/** An address that is left empty altogether is none; a half one is refused field by field. */
function addressProblems(
  name: string,
  { street, more, city, state, zip }: AddressFields,
): readonly (readonly [field: string, message: string])[] {
  if ([street, more, city, state, zip].every((text) => text === "")) return [];
  return [
    ...(street ? [] : [[`${name}.street`, "Enter the street or the post office box."] as const]),
    ...(city ? [] : [[`${name}.city`, "Enter the city."] as const]),
    ...(/^[A-Z]{2}$/.test(state)
      ? []
      : [[`${name}.state`, "Enter the state in two letters, such as NC."] as const]),
    ...(/^\d{5}(-\d{4})?$/.test(zip)
      ? []
      : [[`${name}.zip`, "Enter the ZIP code, such as 27705."] as const]),
  ];
}

const addressOf = ({ more, ...rest }: AddressFields): PostalAddress | null =>
  rest.street === "" ? null : { ...rest, more: more || null };

/**
 * Records how the plan reaches a member by mail. What was on file before stays on file. Letters that
 * wait in the print queue go to the address that now speaks, the confidential one where there is one
 * (45 CFR 164.522(b)).
 */
export const changeMemberContact = defineOperation({
  name: "change_member_contact",
  who: ["provider", "reviewer", "medical_director"],
  audits: ["member_contact_changed"],
  input: z
    .object({
      requestId: z.uuid(),
      /** Which entry the screen showed; 0 where there was none. */
      seen: z.coerce.number().int().min(0),
      address: addressFields.default({ street: "", more: "", city: "", state: "", zip: "" }),
      confidential: addressFields.default({ street: "", more: "", city: "", state: "", zip: "" }),
      largePrint: z.boolean().default(false),
      language: z.enum(
        Object.keys(memberLanguages) as [MemberLanguage, ...MemberLanguage[]],
        "Choose the language.",
      ),
      channel: z.enum(memberChannels, "Choose how letters reach the member."),
    })
    .superRefine((input, check) => {
      for (const [field, message] of [
        ...addressProblems("address", input.address),
        ...addressProblems("confidential", input.confidential),
      ])
        check.addIssue({ code: "custom", path: field.split("."), message });
    }),
  run: async ({ tx, actor, now, record }, input) => {
    const current = await lockCase(tx, input.requestId);
    if (!current) return fail(notFound);
    const before = await findMemberContact(tx, current.member.id);
    if (before.number !== input.seen)
      return fail({
        code: "stale",
        message: `${before.recorded?.byName ?? "Someone"} changed the member's address after you opened it. Your text is kept: look at the address as it is now, then enter yours.`,
      });
    const after = {
      address: addressOf(input.address),
      confidentialAddress: addressOf(input.confidential),
      largePrint: input.largePrint,
      language: input.language,
      channel: input.channel,
    };
    const changed = changedParts(before, after);
    if (changed.length === 0 && before.number > 0) return ok({ requestId: current.id });
    const waiting = await tx.noticeDelivery.count({
      where: {
        recipient: "member",
        channel: "print",
        state: "waiting",
        notice: { request: { memberId: current.member.id } },
      },
    });
    await tx.memberContact.createMany({
      data: {
        id: randomUUID(),
        memberId: current.member.id,
        number: before.number + 1,
        ...(after.address && { address: toJson(after.address) }),
        ...(after.confidentialAddress && {
          confidentialAddress: toJson(after.confidentialAddress),
        }),
        largePrint: after.largePrint,
        language: after.language,
        channel: after.channel,
        recordedBy: actor.id,
        recordedByName: actor.name,
        recordedAt: now,
      },
    });
    // The letters that wait have followed already; without any address they could not.
    if (waiting > 0 && !(await findMailingAddress(tx, current.member.id)))
      return fail(
        invalidField(
          "address.street",
          "A letter to the member waits to be mailed: it needs an address.",
        ),
      );
    await record({
      kind: "member_contact_changed",
      requestId: current.id,
      organizationId: current.organizationId,
      internal: false,
      data: { entry: before.number + 1, parts: changed, letters: waiting },
    });
    return ok({ requestId: current.id });
  },
});

type Parts = Omit<MemberContact, "number" | "recorded">;

/** Which parts differ: codes for the record, never what they hold. */
const changedParts = (before: Parts, after: Parts): string[] =>
  (["address", "confidentialAddress", "largePrint", "language", "channel"] as const).flatMap(
    (part) =>
      JSON.stringify(sorted(before[part])) === JSON.stringify(sorted(after[part]))
        ? []
        : [part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)],
  );

const sorted = (part: Parts[keyof Parts]) =>
  typeof part === "object" && part !== null ? Object.entries(part).sort() : part;

import { demonstrationAccounts, demonstrationOrganizations } from "@/prisma/demonstration-accounts";
import { initialsOf, type Actor, type Role } from "@/lib/review/roles";
import { fixedId } from "./fixed-id";

/**
 * The people who act in tests and in the demonstration data, under one name each. Riverbend and
 * Harborlight are the two provider organizations that must never see each other's cases; Blue
 * Ridge is the plan. Ines Okafor may decide against a request; Paul Renner's licence has expired and he
 * reports to her, as the reviewers do; Greta Solberg and Owen Halloran decide what is contested.
 */
export const organizationId = (name: keyof typeof demonstrationOrganizations): string =>
  fixedId(`organization ${name}`);

/** The signed-in person with this e-mail address, as operations and queries take them. */
export function actorOf(email: string): Actor {
  const account = demonstrationAccounts.find((candidate) => candidate.email === email);
  if (!account) throw new Error(`there is no demonstration account ${email}`);
  return {
    id: fixedId(`user ${email}`),
    role: account.role,
    organizationId: organizationId(account.organization),
    organizationName: demonstrationOrganizations[account.organization],
    name: account.name,
    initials: initialsOf(account.name),
  };
}

export const nora = actorOf("nora.fields@riverbend.example");
export const amos = actorOf("amos.quill@riverbend.example");
export const june = actorOf("june.castell@harborlight.example");
export const ruth = actorOf("ruth.adair@blueridge.example");
export const theo = actorOf("theo.marsh@blueridge.example");
export const ines = actorOf("ines.okafor@blueridge.example");
export const paul = actorOf("paul.renner@blueridge.example");
export const greta = actorOf("greta.solberg@blueridge.example");
export const owen = actorOf("owen.halloran@blueridge.example");
export const lena = actorOf("lena.voss@blueridge.example");
export const max = actorOf("max.dorn@blueridge.example");

/** One person of each role, the provider being Riverbend's. */
export const oneOfEachRole = {
  provider: nora,
  reviewer: ruth,
  medical_director: ines,
  claims_analyst: lena,
  administrator: max,
} as const satisfies Readonly<Record<Role, Actor>>;

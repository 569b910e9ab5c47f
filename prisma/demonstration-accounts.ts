// The people of the demonstration data, all invented. prisma/seed.ts makes them, `npm start` names
// them when they are in the database. They exist nowhere else: a portal started with IOP_DEMO=0
// has none.

import type { Role } from "@/prisma/generated/enums";

export type DemonstrationAccount = {
  /** Under .example, a domain nobody can own. */
  readonly email: string;
  readonly name: string;
  readonly credentials: string;
  /** Of a physician, as letters name it. */
  readonly specialty?: string;
  readonly role: Role;
  readonly organization: DemonstrationOrganization;
  /** A provider who manages the people and sites of its organization. */
  readonly delegatedAdministrator: boolean;
  /** What sets this account apart from others of its role. */
  readonly remark: string;
};

export const demonstrationOrganizations = {
  plan: "Blue Ridge Health Plan",
  riverbend: "Riverbend Behavioral Health",
  harborlight: "Harborlight Recovery Center",
} as const;

type DemonstrationOrganization = keyof typeof demonstrationOrganizations;

/** One for all: whoever tries the portal changes roles often. */
export const demonstrationPassword = "correct-horse-battery-2024";

export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  {
    email: "nora.fields@riverbend.example",
    name: "Nora Fields",
    credentials: "LCSW",
    role: "provider",
    organization: "riverbend",
    delegatedAdministrator: false,
    remark: "writes requests",
  },
  {
    email: "amos.quill@riverbend.example",
    name: "Amos Quill",
    credentials: "LPC",
    role: "provider",
    organization: "riverbend",
    delegatedAdministrator: true,
    remark: "a colleague in the same organization",
  },
  {
    email: "june.castell@harborlight.example",
    name: "June Castell",
    credentials: "LMFT",
    role: "provider",
    organization: "harborlight",
    delegatedAdministrator: false,
    remark: "of another organization",
  },
  {
    email: "ruth.adair@blueridge.example",
    name: "Ruth Adair",
    credentials: "RN, PMH-BC",
    role: "reviewer",
    organization: "plan",
    delegatedAdministrator: false,
    remark: "first reviewer",
  },
  {
    email: "theo.marsh@blueridge.example",
    name: "Theo Marsh",
    credentials: "LCSW",
    role: "reviewer",
    organization: "plan",
    delegatedAdministrator: false,
    remark: "second reviewer",
  },
  {
    email: "ines.okafor@blueridge.example",
    name: "Ines Okafor",
    credentials: "MD",
    specialty: "Psychiatry",
    role: "medical_director",
    organization: "plan",
    delegatedAdministrator: false,
    remark: "licensed in North Carolina",
  },
  {
    email: "paul.renner@blueridge.example",
    name: "Paul Renner",
    credentials: "MD",
    specialty: "Psychiatry",
    role: "medical_director",
    organization: "plan",
    delegatedAdministrator: false,
    remark: "licence expired: may not noncertify",
  },
  {
    email: "greta.solberg@blueridge.example",
    name: "Greta Solberg",
    credentials: "MD",
    specialty: "Psychiatry",
    role: "medical_director",
    organization: "plan",
    delegatedAdministrator: false,
    remark: "decides appeals only, so that she never acted on a case before",
  },
  {
    email: "owen.halloran@blueridge.example",
    name: "Owen Halloran",
    credentials: "DO",
    specialty: "Psychiatry",
    role: "medical_director",
    organization: "plan",
    delegatedAdministrator: false,
    remark: "decides second-level and external reviews",
  },
  {
    email: "lena.voss@blueridge.example",
    name: "Lena Voss",
    credentials: "CPC",
    role: "claims_analyst",
    organization: "plan",
    delegatedAdministrator: false,
    remark: "claims",
  },
  {
    email: "max.dorn@blueridge.example",
    name: "Max Dorn",
    credentials: "",
    role: "administrator",
    organization: "plan",
    delegatedAdministrator: false,
    remark: "people, organizations, settings",
  },
];

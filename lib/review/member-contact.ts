import { z } from "zod";

/**
 * How the plan reaches a member by mail. Each change is kept as another entry and the last one
 * speaks. Where a member asked for a confidential address, letters go there and nowhere else
 * (45 CFR 164.522(b)): the other address is then not even looked at.
 */
export const postalAddressSchema = z.object({
  street: z.string(),
  /** Apartment, suite, in care of. */
  more: z.string().nullable(),
  city: z.string(),
  /** Two capital letters. */
  state: z.string(),
  zip: z.string(),
});
export type PostalAddress = z.output<typeof postalAddressSchema>;

/** How letters reach the member: by mail, or kept at the plan's office until collected. */
export const memberChannels = ["post", "collect"] as const;
export type MemberChannel = (typeof memberChannels)[number];

export const memberChannelNames: Readonly<Record<MemberChannel, string>> = {
  post: "By mail",
  collect: "Collected at the plan's office",
};

/** Languages a member may ask to be addressed in, as a letter's cover names them. */
export const memberLanguages = {
  en: "English",
  es: "Spanish",
  zh: "Chinese",
  vi: "Vietnamese",
  ko: "Korean",
  fr: "French",
  ar: "Arabic",
  hmn: "Hmong",
  ru: "Russian",
  tl: "Tagalog",
  gu: "Gujarati",
  km: "Khmer",
  de: "German",
  hi: "Hindi",
  lo: "Lao",
  ja: "Japanese",
} as const;
export type MemberLanguage = keyof typeof memberLanguages;

export interface MemberContact {
  /** Rises with each change; 0 while nothing is on file. */
  readonly number: number;
  readonly address: PostalAddress | null;
  readonly confidentialAddress: PostalAddress | null;
  readonly largePrint: boolean;
  readonly language: MemberLanguage;
  readonly channel: MemberChannel;
  /** Null while nothing is on file. */
  readonly recorded: { readonly byName: string; readonly at: Date } | null;
}

/** Of a member nobody has recorded anything of. */
export const unknownContact: MemberContact = {
  number: 0,
  address: null,
  confidentialAddress: null,
  largePrint: false,
  language: "en",
  channel: "post",
  recorded: null,
};

export interface MailingAddress {
  readonly address: PostalAddress;
  readonly confidential: boolean;
}

/** The lines of an address as they stand on an envelope, below the name. */
export const addressLines = ({ street, more, city, state, zip }: PostalAddress): string[] => [
  street,
  ...(more ? [more] : []),
  `${city}, ${state} ${zip}`,
];

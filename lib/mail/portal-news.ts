import type { Mail } from "./mail-server";

/**
 * The one mail the portal sends: that something is new in it. No name, no reference, no word of
 * what it is about: whoever reads it on the way learns nothing.
 *
 * @param portal the portal's own address
 */
export const portalNews = (to: string, portal: string, id: string): Mail => ({
  to,
  id,
  subject: "Something new in the review portal",
  text: [
    "Something new for your organization is in the review portal.",
    "",
    `Sign in to read it: ${new URL("/sign-in", portal).href}`,
    "",
    "This message says nothing more on purpose. It was sent because you have an account in the portal.",
    "",
  ].join("\n"),
});

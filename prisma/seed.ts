// Fills a migrated, empty database with demonstration data: two provider organizations and a plan,
// the demonstration accounts, and some forty requests in every state, all invented. People and
// places are inserted by the owner; everything about cases goes through the operations, as the
// persons who act, at times counted back from today.
//
// OWNER_DATABASE_URL names the owner's connection, DATABASE_URL the application's, DOCUMENTS_DIR the
// folder for documents; `npm start` sets them. A database that has users is refused.

import { dateInZone } from "@/lib/calendar";
import { hashPassword } from "@/lib/auth/passwords";
import { closeDatabase } from "@/lib/db/client";
import { programZone } from "@/lib/review/zone";
import { demonstrationPassword } from "@/prisma/demonstration-accounts";
import { hasUsers, insertPlacesAndPeople } from "@/tests/builders/insert-places-and-people";
import { loadDemonstrationClaims } from "./seed/claims/load-demonstration-claims";
import { tellStories } from "./seed/tell-stories";

const ownerUrl = process.env["OWNER_DATABASE_URL"];
if (!ownerUrl || !process.env["DATABASE_URL"]) {
  console.error("Set OWNER_DATABASE_URL and DATABASE_URL, or run npm start, which does.");
  process.exit(2);
}
if (await hasUsers(ownerUrl)) {
  console.error("This database has users: demonstration data goes into an empty one only.");
  process.exit(2);
}
const today = dateInZone(new Date(), programZone);
await insertPlacesAndPeople(ownerUrl, today, () => hashPassword(demonstrationPassword));
await tellStories(today);
await loadDemonstrationClaims(ownerUrl, today);
await closeDatabase();

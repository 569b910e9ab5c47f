import { z } from "zod";
import { lineFilter, linePlaces } from "@/lib/casework/claim-line-filter";
import { defineQuery } from "@/lib/casework/define-query";
import { pageOfLines } from "@/lib/casework/page-of-lines";

/** What the plan says of the provider's own claims, line by line, the latest day first. */
export const ownClaims = defineQuery({
  name: "own_claims",
  who: ["provider"],
  input: z.object({ ...lineFilter, ...linePlaces }),
  run: ({ tx, actor }, { after, before, ...asked }) =>
    pageOfLines(
      tx,
      { of: "organization", organizationId: actor.organizationId },
      asked,
      { after, before },
      50,
    ),
});

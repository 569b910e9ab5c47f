import { z } from "zod";
import { lineFilter, linePlaces } from "@/lib/casework/claim-line-filter";
import { defineQuery } from "@/lib/casework/define-query";
import { pageOfLines } from "@/lib/casework/page-of-lines";

/** Lines of a file, narrowed by what stands in the address, in the order of the file. */
export const claimFileLines = defineQuery({
  name: "claim_file_lines",
  who: ["claims_analyst"],
  input: z.object({
    fileId: z.uuid(),
    ...lineFilter,
    ...linePlaces,
    size: z.number().int().min(1).max(5000).default(50),
  }),
  run: ({ tx }, { fileId, after, before, size, ...asked }) =>
    pageOfLines(tx, { of: "file", fileId }, asked, { after, before }, size),
});

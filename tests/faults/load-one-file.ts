// Loads one file in a process of its own, which the test beside it kills half way:
// node load-one-file.ts FILE_ID LINES_OF_A_ROUND.

import { load } from "@/tests/db/claim-files";

const [fileId = "", roundLines = ""] = process.argv.slice(2);
await load(fileId, { roundLines: Number(roundLines) });

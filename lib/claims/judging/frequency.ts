/**
 * What a claim is by its frequency code (CLM05-3, on a UB-04 the last character of the type of bill;
 * the names are those of the National Uniform Billing Committee):
 *
 * 1        admit through discharge: a new claim, the whole of what is billed
 * 2, 3, 4  interim bills of a series: first, continuing, last
 * 5        late charges only: lines that an earlier bill left out. They are judged as on a new claim,
 *          because a date has one unit however many bills it comes on; but what a late charge repeats
 *          is never called an exact duplicate
 * 7, 8     replacement, and void, of an original claim
 *
 * The others say nothing that can be judged here: 0 asks for no payment, 6 is reserved, 9 is the final
 * bill of a home health episode, letters are notices and adjustments between payers.
 */
import type { Claim } from "@/lib/claims/claim";

const judgedHere = ["1", "2", "3", "4", "5", "7", "8"];

type Framed = Pick<Claim, "frequencyCode">;

/** The first and whole bill of what it is for. */
export const isNewClaim = ({ frequencyCode }: Framed): boolean => frequencyCode === "1";
/** One of a series of bills. */
export const isInterim = ({ frequencyCode }: Framed): boolean =>
  frequencyCode === "2" || frequencyCode === "3" || frequencyCode === "4";
/** Takes the place of its original. */
export const isReplacement = ({ frequencyCode }: Framed): boolean => frequencyCode === "7";
/** Takes its original back. */
export const isVoid = ({ frequencyCode }: Framed): boolean => frequencyCode === "8";
/** False for a frequency code under which nothing can be judged. */
export const isJudgedHere = ({ frequencyCode }: Framed): boolean =>
  judgedHere.includes(frequencyCode);

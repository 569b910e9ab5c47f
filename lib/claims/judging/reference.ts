/**
 * B24, B25: the original of a replacement or void. It must be named, be on file for the same member
 * and billing provider, be final, and not be replaced or voided already.
 */
import { numberOnCard } from "@/lib/claims/member-number";
import { type Desk, type StandingClaim } from "@/lib/claims/judging/desk";
import { isReplacement, isVoid } from "@/lib/claims/judging/frequency";
import type { Hit } from "@/lib/claims/judging/hit";
import { sameProvider } from "@/lib/claims/judging/line-edits";
import { fail, ok, type Result } from "@/lib/result";

/** The claim that a replacement or void takes the place of, or the edit its lines hit instead. */
export function originalOf(desk: Desk, claim: StandingClaim): Result<StandingClaim, Hit> {
  const number = claim.claim.originalNumber;
  if (number === null) return fail({ edit: "replacement_reference" });
  const found = (desk.byNumber.get(number) ?? []).filter(
    (other) =>
      other !== claim &&
      // The card, not the person: a birth date or name may be what a replacement corrects.
      numberOnCard(other.claim.memberNumber) === numberOnCard(claim.claim.memberNumber) &&
      mayChange(claim, other) &&
      !isVoid(other.claim) &&
      !wasRefused(other),
  );
  if (found.length === 0) return fail({ edit: "replacement_reference", variant: "not_found" });
  const original = found.findLast(({ supersededBy }) => supersededBy === null);
  const isFinal = original?.judgements.every(({ disposition }) => disposition !== "pend");
  return original && isFinal === true ? ok(original) : fail({ edit: "replacement_reference" });
}

/** A provider changes its own claims only; one that is not known on either claim tells nothing. */
function mayChange(claim: StandingClaim, other: StandingClaim): boolean {
  const known = (one: StandingClaim) =>
    one.claim.billingNpi !== null || one.claim.billingTin !== null;
  return sameProvider(claim, other) || (!known(claim) && !known(other));
}

/** A replacement that took nothing's place, for its reference or its syntax, stands for nothing. */
const wasRefused = ({ claim, judgements }: StandingClaim): boolean =>
  isReplacement(claim) &&
  judgements.length > 0 &&
  judgements.every(({ disposition }) => disposition === "reject_for_correction");

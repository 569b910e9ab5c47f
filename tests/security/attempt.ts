// What an attempt at an operation or a query says of itself.

import type { Actor } from "@/lib/review/roles";
import type { RequestState } from "@/lib/review/workflow";
import type { OpenedCase } from "@/tests/builders/case";
import type { LoadedClaims } from "@/tests/builders/loaded-claims";
import type { Facts } from "@/tests/builders/review-facts";

export interface Prepared extends OpenedCase {
  /** A document attached while the request could still be changed. */
  readonly documentId: string;
  /** Present where the attempt asks for claims. */
  readonly claims?: LoadedClaims;
}

export interface Attempt {
  readonly by: Actor;
  /** Where the request stands that the attempt is about; absent when it is about none. */
  readonly on?: RequestState;
  readonly facts?: Facts;
  readonly plan?: { readonly id: string };
  readonly admission?: string;
  /** Whether it is about claims, which are loaded first. */
  readonly onClaims?: true;
  /** What else has to happen before it. */
  readonly ready?: (request: OpenedCase) => Promise<void>;
  /** When it is tried, where it is not the day of the review. */
  readonly at?: Date;
  readonly input: (request: Prepared) => Readonly<Record<string, unknown>>;
}

/** What every step names: the request and the version seen. */
export const step = ({ requestId, version }: OpenedCase) => ({ requestId, version });

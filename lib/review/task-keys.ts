import type { PlainDate } from "@/lib/calendar";
import type { Role } from "./roles";

/**
 * The keys by which time's tasks are opened once each. A key names the matter and the moment it is
 * about, so that a clock whose due time moves, or a draft that was touched, is told of again.
 */
const at = (instant: Date): string => instant.toISOString();

/** A clock that comes near the instant at which it is due. */
export const clockNearKey = (clockId: string, dueAt: Date) =>
  `clock_due_soon ${clockId} ${at(dueAt)}`;
/** A clock past the instant at which it was due. */
export const clockOverdueKey = (clockId: string, dueAt: Date) =>
  `clock_overdue ${clockId} ${at(dueAt)}`;
/** A round of questions whose time to answer is nearly over. */
export const answerNearKey = (informationRequestId: string, dueAt: Date) =>
  `information_due ${informationRequestId} ${at(dueAt)}`;
/** A round of questions whose time to answer ran out. */
export const answerExpiredKey = (informationRequestId: string, dueAt: Date) =>
  `information_expired ${informationRequestId} ${at(dueAt)}`;
/** A draft that nobody has touched since an instant. */
export const draftExpiringKey = (requestId: string, touchedAt: Date) =>
  `draft_expiring ${requestId} ${at(touchedAt)}`;
/** A director's licence: one task for the director, one for the administrators; again when it has ended. */
export const licenceKey = (
  userId: string,
  { number, validThrough }: { readonly number: string; readonly validThrough: PlainDate },
  ended: boolean,
  forRole: Role,
) => `licence_${ended ? "ended" : "ending"} ${userId} ${number} ${validThrough} ${forRole}`;

/** What a peer to peer waits for: times from the plan, a choice by the provider, the talk itself. */
export const peerToPeerKey = (peerToPeerId: string, waitsFor: "times" | "choice" | "talk") =>
  `peer_to_peer ${waitsFor} ${peerToPeerId}`;

import type { Notice, NoticeFacts } from "@/lib/notices/notice";
import type { PostalAddress } from "./member-contact";
import type { NoticeRecipient } from "./owed-notices";
import type { NoticeKind } from "./workflow";

/**
 * Notices as they are kept.
 *
 * - Version: a notice as it was prepared once, with a letter for each recipient. Prepared again, it
 *   is another version and the one before no longer stands. What it says is frozen by the signature.
 * - Copy (delivery): one letter on its way to one recipient, by one channel. The portal has its copy
 *   at once, an e-mail only tells that it is there, and a letter has gone out when it was mailed.
 */
export type NoticeState = "prepared" | "signed" | "sent" | "superseded";
export type NoticeChannel = "portal" | "email_notification" | "print";
export type DeliveryState = "waiting" | "sent" | "failed";

/** The letters of a notice, by who gets them. */
export type Letters = Readonly<Partial<Record<NoticeRecipient, Notice>>>;

export interface StoredDelivery {
  readonly id: string;
  readonly recipient: NoticeRecipient;
  readonly channel: NoticeChannel;
  readonly state: DeliveryState;
  /** Of a letter: where it goes, or went. */
  readonly postal: PostalAddress | null;
  readonly email: string | null;
  readonly confidential: boolean;
  readonly attempts: number;
  readonly problem: string | null;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
}

export interface StoredNotice {
  readonly id: string;
  readonly requestId: string;
  readonly eventId: string;
  readonly kind: NoticeKind;
  readonly determinationId: string | null;
  readonly informationRequestId: string | null;
  readonly contestId: string | null;
  readonly version: number;
  readonly state: NoticeState;
  readonly paragraphs: Readonly<Record<string, string>>;
  readonly facts: NoticeFacts;
  readonly letters: Letters;
  readonly preparedByName: string;
  readonly preparedAt: Date;
  readonly signedBy: string | null;
  readonly signedByName: string | null;
  readonly signedCredentials: string | null;
  readonly signedAt: Date | null;
  readonly sha256: string | null;
  readonly sentByName: string | null;
  readonly sentAt: Date | null;
  /** In the order in which they were made. */
  readonly deliveries: readonly StoredDelivery[];
}

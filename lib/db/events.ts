import type { Actor } from "@/lib/review/roles";
import type { RequestState } from "@/lib/review/workflow";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "./transaction";

/** One entry of the audit record; append-only, written in the transaction of what it records. */
export interface NewEvent {
  readonly kind: string;
  readonly requestId: string | null;
  readonly organizationId: string | null;
  /** The plan's own business: not shown to the provider. */
  readonly internal: boolean;
  readonly fromState?: RequestState | null;
  readonly toState?: RequestState;
  readonly requestVersion?: number;
  /** Ids, counts and codes that tell what happened; never clinical text or names. */
  readonly data: Prisma.InputJsonObject;
}

/** Appends one event for the actor at an instant; there is no way to change or remove it. */
export async function appendEvent(
  tx: Transaction,
  actor: Actor,
  at: Date,
  event: NewEvent,
): Promise<void> {
  await tx.event.createMany({
    data: {
      kind: event.kind,
      requestId: event.requestId,
      organizationId: event.organizationId,
      internal: event.internal,
      fromState: event.fromState ?? null,
      toState: event.toState ?? null,
      requestVersion: event.requestVersion ?? null,
      actorId: actor.id,
      actorName: actor.name,
      actorRole: actor.role,
      at,
      data: event.data,
    },
  });
}

export interface RecordedEvent {
  readonly id: string;
  readonly kind: string;
  readonly internal: boolean;
  readonly fromState: RequestState | null;
  readonly toState: RequestState | null;
  readonly actorName: string;
  readonly actorRole: Actor["role"];
  readonly at: Date;
  readonly data: Prisma.JsonValue;
}

/** A case's events the actor may see, oldest first. */
export async function findEvents(
  tx: Transaction,
  requestId: string,
): Promise<readonly RecordedEvent[]> {
  const rows = await tx.event.findMany({ where: { requestId }, orderBy: { id: "asc" } });
  return rows.map((row) => ({
    id: row.id.toString(),
    kind: row.kind,
    internal: row.internal,
    fromState: row.fromState,
    toState: row.toState,
    actorName: row.actorName,
    actorRole: row.actorRole,
    at: row.at,
    data: row.data,
  }));
}

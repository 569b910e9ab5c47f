import { ActionForm } from "@/components/review/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Time } from "@/components/ui/time";
import type { StoredDelivery, StoredNotice } from "@/lib/review/stored-notice";
import { paths } from "@/lib/paths";
import { addressLines } from "@/lib/review/member-contact";
import { noticeNames } from "@/lib/review/owed-notices";
import { programZone } from "@/lib/review/zone";
import { retry } from "./actions";
import { copyWords, DeliveryBadge } from "./notice-state";

/** A notice that was sent: its letters, and what became of each copy. */
export function SentNotice({
  notice,
  staff,
  now,
}: {
  notice: Pick<
    StoredNotice,
    | "id"
    | "requestId"
    | "kind"
    | "version"
    | "deliveries"
    | "signedByName"
    | "signedCredentials"
    | "sentAt"
    | "sha256"
  >;
  staff: boolean;
  now: Date;
}) {
  const { id, requestId, kind, deliveries } = notice;
  const copies = staff
    ? (["member", "provider"] as const).filter((party) =>
        deliveries.some(({ recipient }) => recipient === party),
      )
    : (["provider"] as const);
  return (
    <li className="grid gap-2 border-l-2 border-edge pl-4">
      <h3 className="font-semibold">{noticeNames[kind]}</h3>
      <p className="text-muted">
        Signed by {notice.signedByName}
        {notice.signedCredentials && `, ${notice.signedCredentials}`}
        {notice.sentAt && (
          <>
            ; sent <Time instant={notice.sentAt} now={now} timeZone={programZone} />
          </>
        )}
      </p>
      <ul className="grid gap-1">
        {deliveries.map((delivery) => (
          <Copy
            key={delivery.id}
            delivery={delivery}
            requestId={requestId}
            staff={staff}
            now={now}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {copies.map((copy) => (
          <ButtonLink key={copy} href={paths.notice(requestId, id, copy)}>
            {staff ? `Read the ${copy}’s letter` : "Read the letter"}
          </ButtonLink>
        ))}
        {!staff && (
          <>
            <a href={paths.noticeFile(id, "provider")} className={fileLink}>
              PDF
            </a>
            <a href={paths.noticeFile(id, "provider", true)} className={fileLink}>
              PDF in large print
            </a>
          </>
        )}
      </div>
    </li>
  );
}

const fileLink = "inline-flex min-h-8 items-center px-1 text-accent underline";

function Copy({
  delivery,
  requestId,
  staff,
  now,
}: {
  delivery: StoredDelivery;
  requestId: string;
  staff: boolean;
  now: Date;
}) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 figures">
      <span>{copyWords(delivery)}</span>
      <DeliveryBadge delivery={delivery} />
      {delivery.settledAt && (
        <span className="text-muted">
          <Time instant={delivery.settledAt} now={now} timeZone={programZone} relative="none" />
          {staff && delivery.channel === "print" && `, ${delivery.settledByName ?? ""}`}
        </span>
      )}
      {staff && delivery.postal && (
        <span className="text-muted">
          {delivery.confidential && "confidential address: "}
          {addressLines(delivery.postal).join(", ")}
        </span>
      )}
      {staff && delivery.email && <span className="text-muted">{delivery.email}</span>}
      {delivery.problem && (
        <span className="text-negative">
          {delivery.problem} {delivery.attempts} {delivery.attempts === 1 ? "try" : "tries"}.
        </span>
      )}
      {staff && delivery.state === "failed" && (
        <ActionForm
          id={`retry-${delivery.id}`}
          action={retry}
          hidden={{ requestId, deliveryId: delivery.id, key: crypto.randomUUID() }}
          submit="Try again"
          pendingLabel="Ordering"
          size="small"
        />
      )}
    </li>
  );
}

import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { StoredDelivery, StoredNotice } from "@/lib/review/stored-notice";

const noticeStates: Readonly<Record<StoredNotice["state"], readonly [string, BadgeTone]>> = {
  prepared: ["Prepared, not signed", "caution"],
  signed: ["Signed, not sent", "info"],
  sent: ["Sent", "positive"],
  superseded: ["No longer stands", "idle"],
};

export function NoticeStateBadge({ state }: { state: StoredNotice["state"] }) {
  const [words, tone] = noticeStates[state];
  return <Badge tone={tone}>{words}</Badge>;
}

const recipients = { provider: "Provider", member: "Member" } as const;
const channels = {
  portal: "in the portal",
  email_notification: "e-mail that it is there",
  print: "by mail",
} as const;

/** "Member, by mail". */
export const copyWords = ({ recipient, channel }: StoredDelivery): string =>
  `${recipients[recipient]}, ${channels[channel]}`;

export function DeliveryBadge({ delivery }: { delivery: StoredDelivery }) {
  switch (delivery.state) {
    case "sent":
      return (
        <Badge tone="positive">
          {delivery.channel === "portal"
            ? "There"
            : delivery.channel === "print"
              ? "Mailed"
              : "Sent"}
        </Badge>
      );
    case "failed":
      return <Badge tone="negative">Not delivered</Badge>;
    case "waiting":
      return (
        <Badge tone="caution">
          {delivery.channel === "print" ? "Waits to be mailed" : "Being sent"}
        </Badge>
      );
  }
}

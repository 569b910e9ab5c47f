import { orderJob } from "@/lib/db/jobs";
import type { Transaction } from "@/lib/db/transaction";

/** The job that sends one e-mail notification; lib/jobs knows it by this name. */
export const notificationTask = "send_notification";

/** How often a notification is tried before somebody has to look after it. */
export const notificationAttempts = 8;

/** Has a notification sent once the open transaction commits. */
export const orderNotification = (tx: Transaction, deliveryId: string): Promise<void> =>
  orderJob(
    tx,
    notificationTask,
    { deliveryId },
    { key: `${notificationTask} ${deliveryId}`, maxAttempts: notificationAttempts },
  );

import type { Urgency } from "./case";

/**
 * Calendar days proposed for answering an information request: the least the law allows, which the
 * reviewer may lengthen. Standard: 45 days (29 CFR 2560.503-1(f)(4)). Urgent: 48 hours, taken as
 * two whole days after today (29 CFR 2560.503-1(f)(2)(i)).
 */
export const daysToAnswer: Readonly<Record<Urgency, number>> = { standard: 45, urgent: 2 };

/**
 * A date column as an ISO date. Date columns have no time of day; the driver hands them over as midnight UTC. These two are the
 * only place where that is known: everywhere else a date is an ISO string, `2026-10-05`.
 */
export const plainDate = (column: Date): string => column.toISOString().slice(0, 10);

/** An ISO date as a date column takes it. */
export const dateColumn = (date: string): Date => new Date(`${date}T00:00:00.000Z`);

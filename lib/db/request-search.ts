import type { Prisma } from "@/prisma/generated/client";

/**
 * Requests whose reference, member number or member name begins with or holds every word given.
 * Row-level security narrows it to what the actor may see.
 */
export function searchRequests(search: string | undefined): Prisma.ReviewRequestWhereInput {
  const words = search?.split(/[\s,]+/).filter(Boolean) ?? [];
  if (words.length === 0) return {};
  return {
    AND: words.map((word) => ({
      OR: [
        { reference: { contains: word, mode: "insensitive" as const } },
        { member: { memberNumber: { startsWith: word, mode: "insensitive" as const } } },
        { member: { familyName: { startsWith: word, mode: "insensitive" as const } } },
        { member: { givenName: { startsWith: word, mode: "insensitive" as const } } },
      ],
    })),
  };
}

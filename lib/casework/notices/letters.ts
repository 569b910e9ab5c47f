import type { Letters } from "@/lib/review/stored-notice";
import type { Transaction } from "@/lib/db/transaction";
import { assembleNotice } from "@/lib/notices/assemble";
import { missingParts } from "@/lib/notices/missing-parts";
import type { NoticeFacts, NoticeProblem } from "@/lib/notices/notice";
import { textsOfNotices } from "@/lib/policy/library";
import type { ReviewCase } from "@/lib/review/case";
import { noticeRecipients } from "@/lib/review/owed-notices";
import type { OperationError } from "../define-operation";
import { recipientsOf, type Recipient } from "./notice-facts";

type Recipients = Awaited<ReturnType<typeof recipientsOf>>;

const addressed = (facts: NoticeFacts, recipient: Recipient): NoticeFacts => ({
  ...facts,
  recipient,
});

/** The letters of a notice, one for each party it goes to. */
export function lettersOf(facts: NoticeFacts, recipients: Recipients): Letters {
  const texts = textsOfNotices();
  return Object.fromEntries(
    noticeRecipients[facts.kind].map((party) => [
      party,
      assembleNotice(addressed(facts, recipients[party]), texts),
    ]),
  );
}

/**
 * Everything that keeps a notice from being signed and sent, each once: parts that are missing or
 * say too little in any of its letters, and recipients it cannot reach.
 *
 * @param letters as they are, where they were made before and may have lost something
 */
export async function noticeProblems(
  tx: Transaction,
  current: ReviewCase,
  facts: NoticeFacts,
  letters?: Letters,
): Promise<readonly NoticeProblem[]> {
  const texts = textsOfNotices();
  const recipients = await recipientsOf(tx, current, facts.date);
  const parties = noticeRecipients[facts.kind];
  const found = [
    ...parties.flatMap((party) =>
      missingParts(addressed(facts, recipients[party]), texts, letters?.[party]),
    ),
    ...(await unread(tx, current, facts)),
  ];
  const seen = new Set<string>();
  return found.filter(({ part, problem }) => {
    const known = seen.has(`${part} ${problem}`);
    seen.add(`${part} ${problem}`);
    return !known;
  });
}

/** Whether anybody can read the provider's copy: a notice to nobody is no notice. */
async function unread(
  tx: Transaction,
  current: ReviewCase,
  facts: NoticeFacts,
): Promise<readonly NoticeProblem[]> {
  if (!noticeRecipients[facts.kind].includes("provider")) return [];
  const readers = await tx.user.count({
    where: { organizationId: current.organizationId, role: "provider", disabledAt: null },
  });
  if (readers > 0) return [];
  return [
    {
      part: "letter",
      problem: `A notice to nobody: ${current.organizationName} has no active account in the portal.`,
      remedy: "Ask an administrator to add or enable a person of the organization.",
      source: "29 CFR 2560.503-1(g)(1), N.C.G.S. 58-50-61(h)",
    },
  ];
}

/** The refusal: one thing by its name and clause, of several how many the list beside it holds. */
export function refusedFor(
  verb: "signed" | "sent",
  problems: readonly NoticeProblem[],
): OperationError {
  const [first, ...others] = problems;
  const what =
    first && others.length === 0
      ? `One thing is missing: ${first.problem} ${first.remedy} (${first.source})`
      : `${problems.length} things are missing: see the list.`;
  return { code: "condition_unmet", message: `This notice cannot be ${verb} yet. ${what}` };
}

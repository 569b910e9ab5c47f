import { admissionOf } from "./cast";
import { newCase, stageOf, type Story } from "./stage";
import { certifiedStories } from "./stories/certified";
import { contestedStories } from "./stories/contested";
import { draftStories } from "./stories/drafts";
import { informationStories } from "./stories/information";
import { planStories } from "./stories/plans";
import { queueStories } from "./stories/in-queue";
import { talkStories } from "./stories/talks";
import { directorStories } from "./stories/with-director";

/** Every story of the demonstration data. */
export const stories: readonly Story[] = [
  ...draftStories,
  ...queueStories,
  ...informationStories,
  ...directorStories,
  ...certifiedStories,
  ...contestedStories,
  ...planStories,
  ...talkStories,
];

/**
 * Takes the steps of all stories in the order of their instants, so that references rise with time
 * and the record of events is in the order in which things happened.
 *
 * @param today ISO date before which every story ends.
 */
export async function tellStories(today: string): Promise<void> {
  const steps = stories.flatMap((story) => {
    const { givenName, familyName } = story.member;
    return story
      .tell(stageOf(story, admissionOf(story, today)), newCase())
      .map((step) => ({ ...step, whose: `${givenName} ${familyName}` }));
  });
  // A stable sort: a story's own steps are told in order and keep it.
  for (const { at, take, whose } of steps.sort((a, b) => a.at.getTime() - b.at.getTime()))
    await take().catch((cause: unknown) => {
      throw new Error(`the story of ${whose} stops at ${at.toISOString()}`, { cause });
    });
}

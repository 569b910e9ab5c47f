import { z } from "zod";
import { defineQuery } from "@/lib/casework/define-query";
import { findOpenTasks } from "@/lib/db/tasks";
import { isOwnTask } from "@/lib/review/task";

/** How many tasks are listed at most. */
const listed = 200;

/** Tasks that wait for the person, each marked as their own or somebody else's of the team. */
export const openTasks = defineQuery({
  name: "open_tasks",
  who: ["provider", "reviewer", "medical_director", "administrator"],
  input: z.object({}),
  run: async ({ tx, actor }) => ({
    tasks: (await findOpenTasks(tx, listed)).map((task) => ({
      ...task,
      own: actor.role === "provider" || isOwnTask(task, actor),
    })),
  }),
});

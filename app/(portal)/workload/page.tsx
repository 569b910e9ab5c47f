import type { Metadata } from "next";
import { oneOf, type SearchParams } from "@/components/review/review-address";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { TaskList } from "@/components/work/task-list";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { openTasks } from "@/lib/queries/open-tasks";
import { isClinicalStaff } from "@/lib/review/roles";
import { finish } from "./actions";
import { ProviderWork } from "./provider-work";
import { StaffWork } from "./staff-work";

export const metadata: Metadata = { title: "Work" };

const leads = {
  provider: "What waits for your organization: answers to give, drafts to finish, tasks.",
  staff: "What waits for you and for the team, by when it is due.",
  administrator: "What waits for an administrator.",
} as const;

/** Where a day begins: what waits for the person, for the team, and by when. */
export default async function WorkPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor(paths.work, [
    "provider",
    "reviewer",
    "medical_director",
    "administrator",
  ]);
  const now = new Date();
  const found = await openTasks(actor, {}, now);
  if (!found) throw new Error("the tasks were refused to a person who has some");
  const staff = isClinicalStaff(actor);
  const ofTeam = staff && oneOf(await searchParams, "tasks") === "team";
  const own = found.tasks.filter((task) => task.own);
  const tasks = ofTeam ? found.tasks.filter((task) => !task.own) : own;
  return (
    <>
      <PageHeader
        title={
          actor.role === "administrator" ? "Tasks" : actor.role === "provider" ? "Our work" : "Work"
        }
        lead={
          staff ? leads.staff : actor.role === "provider" ? leads.provider : leads.administrator
        }
      />
      {staff && <StaffWork actor={actor} now={now} tasks={own.length} />}
      {actor.role === "provider" && <ProviderWork actor={actor} now={now} tasks={own.length} />}
      <section id="tasks" aria-label="Tasks" className="scroll-mt-16">
        {actor.role !== "administrator" && <h2 className="mb-2 text-title">Tasks</h2>}
        {staff && (
          <Tabs
            label="Whose tasks"
            items={[
              {
                href: `${paths.work}#tasks`,
                label: "Mine, and nobody’s",
                current: !ofTeam,
                count: own.length,
              },
              {
                href: `${paths.work}?tasks=team#tasks`,
                label: "Of colleagues",
                current: ofTeam,
                count: found.tasks.length - own.length,
              },
            ]}
          />
        )}
        {tasks.length === 0 ? (
          <div className="mt-3">
            <EmptyState title="No task is open">
              The portal opens one when a time limit comes near, an answer fails to come, or
              something else waits for a person.
            </EmptyState>
          </div>
        ) : (
          <TaskList label="Open tasks" tasks={tasks} now={now} finish={finish} />
        )}
      </section>
    </>
  );
}

import Link from "next/link";
import { DueLine } from "@/components/clocks/due-line";
import { ActionForm, type FormAction } from "@/components/review/action-form";
import { taskHref, taskSentence, taskTitle } from "@/components/work/task-words";
import { relativeTime } from "@/components/ui/relative-time";
import { endsByHand, type OpenTask } from "@/lib/review/task";

/**
 * Tasks, each with what there is to do, by when, where, and the button that marks it as done unless
 * it ends by itself alone.
 */
export function TaskList({
  label,
  tasks,
  now,
  finish,
}: {
  label: string;
  tasks: readonly OpenTask[];
  now: Date;
  finish: FormAction;
}) {
  return (
    <ul aria-label={label} className="divide-y divide-line border-y border-line">
      {tasks.map((task) => {
        const href = taskHref(task);
        return (
          <li
            key={task.id}
            className="grid gap-x-6 gap-y-1 px-1 py-2 sm:grid-cols-[1fr_auto_auto] sm:items-start"
          >
            <div className="min-w-0">
              {href ? (
                <Link href={href} prefetch={false} className="font-semibold text-accent">
                  {taskTitle(task)}
                </Link>
              ) : (
                <span className="font-semibold">{taskTitle(task)}</span>
              )}
              <p className="max-w-4xl text-muted">{taskSentence(task)}</p>
            </div>
            <div className="text-small figures sm:w-52">
              {task.dueAt ? (
                <DueLine dueAt={task.dueAt} now={now} />
              ) : (
                <span className="text-muted">since {relativeTime(task.openedAt, now)}</span>
              )}
              {task.holderName && <span className="block text-muted">with {task.holderName}</span>}
            </div>
            {endsByHand(task.kind) && (
              <ActionForm
                id={`finish-${task.id}`}
                action={finish}
                hidden={{ taskId: task.id }}
                submit={
                  <>
                    Mark as done<span className="sr-only">: {taskTitle(task)}</span>
                  </>
                }
                pendingLabel="Marking"
                variant="secondary"
                size="small"
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

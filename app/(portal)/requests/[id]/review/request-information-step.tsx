import { ActionForm } from "@/components/review/action-form";
import { TickField, TimeField } from "@/components/review/time-fields";
import { AreaField, DayField } from "@/components/review/action-fields";
import { InformationItems } from "@/components/review/information-items";
import { InformationRounds } from "@/components/review/information-rounds";
import { Alert } from "@/components/ui/alert";
import { paths } from "@/lib/paths";
import { askInformation } from "./actions";
import { criterionName, type Workspace } from "./desk";
import { StepPanel } from "./step-panel";

/** Asking the provider: the smallest set that could change the answer, to be edited before it goes. */
export function RequestInformationStep({ view, now }: { view: Workspace; now: Date }) {
  const { case: current, submission, findings } = view;
  const stillOpen = new Set(askable(view));
  const proposed = submission.evaluation.information_to_request
    .filter((item) => stillOpen.has(item.criterion))
    .map((item) => ({
      criterion: item.criterion,
      criterionLabel: criterionName(view, item.criterion),
      fact: item.fact,
      question: item.question,
    }));
  const open = findings.some((finding) => finding.finding === "undetermined");
  return (
    <StepPanel
      requestId={current.id}
      title="Request information"
      lead={
        proposed.length > 0
          ? `Proposed ${proposed.length === 1 ? "is the one fact" : `are the ${proposed.length} facts`} that could still change the answer, and nothing else. Edit the questions, leave items out, or add others.`
          : "The computation proposes nothing to ask. An item may still be added for a criterion that is not met or undetermined."
      }
      aside={
        view.informationRequests.length > 0 && (
          <section aria-labelledby="earlier">
            <h3 id="earlier" className="mb-2 text-lead">
              Earlier rounds
            </h3>
            <InformationRounds
              rounds={view.informationRequests}
              names={(criterion) => criterionName(view, criterion)}
              now={now}
            />
          </section>
        )
      }
    >
      {stillOpen.size === 0 ? (
        <Alert tone="info" title="There is nothing to ask for">
          Every criterion is met or does not apply, so no answer could change the result.
        </Alert>
      ) : (
        <ActionForm
          id="request-information"
          action={askInformation}
          hidden={{ requestId: current.id, version: current.version, key: crypto.randomUUID() }}
          submit="Send the questions"
          className="grid gap-4"
          aside={
            <a href={paths.review(current.id)} className="link">
              Not now
            </a>
          }
        >
          {!open && (
            <p className="text-small text-muted">
              Nothing is undetermined: what you ask concerns criteria that are not met.
            </p>
          )}
          <InformationItems
            proposed={proposed}
            criteria={[...stillOpen].map((value) => ({
              value,
              label: criterionName(view, value),
            }))}
          />
          <AreaField
            name="message"
            label="Message to the provider"
            optional
            hint="Goes with the items. Write as to a colleague."
            rows={3}
          />
          {view.extension.byQuestions && (
            <TickField
              name="extends"
              value="yes"
              label="The time to decide is extended for the answer"
              hint="The questions then go out as the notice of an extension for missing information, once, and the clock stands still until the answer. At least 45 days to answer (29 CFR 2560.503-1(f)(2)(iii)(A))."
            />
          )}
          <div className="flex flex-wrap items-start gap-3">
            <DayField
              name="dueOn"
              label="Answer needed by"
              defaultValue={view.proposedDueOn}
              hint={
                current.urgency === "urgent"
                  ? "Urgent: at least 48 hours to answer (29 CFR 2560.503-1(f)(2)(i))."
                  : "The plan’s usual time is 45 days; the whole last day counts."
              }
            />
            {current.urgency === "urgent" && (
              <TimeField
                name="dueTime"
                label="At"
                hint="Left empty: the end of that day."
                optional
              />
            )}
          </div>
        </ActionForm>
      )}
    </StepPanel>
  );
}

/** Gates and criteria about which a question could still matter. */
const askable = ({ submission, findings }: Workspace): readonly string[] => [
  ...Object.entries(submission.evaluation.gates)
    .filter(([, finding]) => finding === "not_met" || finding === "undetermined")
    .map(([gate]) => gate),
  ...findings.filter(({ finding }) => finding === "undetermined").map(({ criterion }) => criterion),
  ...findings.filter(({ finding }) => finding === "not_met").map(({ criterion }) => criterion),
];

import { ActionForm } from "@/components/review/action-form";
import { resume } from "./actions";

/** One button: loading goes on where it stopped. */
export const ResumeForm = ({ fileId, actionKey }: { fileId: string; actionKey: string }) => (
  <ActionForm
    id="resume"
    action={resume}
    hidden={{ fileId, key: actionKey }}
    submit="Resume loading"
    pendingLabel="Resuming"
    variant="primary"
  />
);

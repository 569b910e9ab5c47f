"use server";

import { redirect } from "next/navigation";
import { showAnew } from "@/app/(portal)/requests/[id]/show-anew";
import { callFromForm, filledFields } from "@/lib/auth/form-action";
import { textField, type FormState } from "@/lib/form-state";
import { choosePeerToPeerTime } from "@/lib/operations/choose-peer-to-peer-time";
import { offerPeerToPeerTimes } from "@/lib/operations/offer-peer-to-peer-times";
import { recordPeerToPeer } from "@/lib/operations/record-peer-to-peer";
import { requestPeerToPeer } from "@/lib/operations/request-peer-to-peer";
import { paths } from "@/lib/paths";

const shown = (requestId: string): never => redirect(paths.peerToPeer(showAnew(requestId)));

/** Asks for a peer to peer. */
export async function ask(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, requestPeerToPeer.from);
  return "state" in outcome ? outcome.state : shown(outcome.done.requestId);
}

/** Offers the times that were filled in. */
export async function offer(_: FormState, form: FormData): Promise<FormState> {
  const rows = [0, 1, 2].flatMap((row) => {
    const on = textField(form, `times.${row}.on`);
    const at = textField(form, `times.${row}.at`);
    return on || at ? [{ row, time: { on, at } }] : [];
  });
  const outcome = await callFromForm(form, offerPeerToPeerTimes.from, {
    ...filledFields(form),
    times: rows.map(({ time }) => time),
  });
  if (!("state" in outcome)) return shown(outcome.done.requestId);
  const { error } = outcome.state;
  if (!error?.fields) return outcome.state;
  // An error names the time as it was counted; the form has empty rows between.
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([field, message]) => [
      field === "times"
        ? "times.0.on"
        : field.replace(/^times\.(\d+)/, (_whole, index) => `times.${rows[Number(index)]?.row}`),
      message,
    ]),
  );
  return { ...outcome.state, error: { ...error, fields } };
}

/** Chooses one of the times offered. */
export async function choose(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, choosePeerToPeerTime.from);
  return "state" in outcome ? outcome.state : shown(outcome.done.requestId);
}

/** Records what came of it. */
export async function record(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await callFromForm(form, recordPeerToPeer.from, {
    ...filledFields(form),
    tookPart: form.getAll("tookPart"),
  });
  return "state" in outcome ? outcome.state : shown(outcome.done.requestId);
}

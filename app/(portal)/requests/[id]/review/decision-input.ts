import { textField, type FormState } from "@/lib/form-state";

/** The repeated parts of the desk's forms, read from what was sent. */

export interface PlaceGiven {
  readonly documentId: string;
  readonly page: string;
}

/**
 * Pages named as evidence: those ticked of the ones already cited (`cited` = "document:page"), and
 * the rows for other pages (`document.0`, `page.0`). A row left empty is none; a half-filled row is
 * handed on, so that the operation says what it lacks.
 */
export function evidenceIn(form: FormData): readonly PlaceGiven[] {
  const places: PlaceGiven[] = [];
  for (const value of form.getAll("cited")) {
    const [documentId, page] = typeof value === "string" ? value.split(":") : [];
    if (documentId && page) places.push({ documentId, page });
  }
  for (let row = 0; form.has(`document.${row}`); row += 1) {
    const documentId = textField(form, `document.${row}`) ?? "";
    const page = textField(form, `page.${row}`) ?? "";
    if (documentId || page) places.push({ documentId, page });
  }
  return places.filter(
    (place, index) =>
      places.findIndex(
        (other) => other.documentId === place.documentId && other.page === place.page,
      ) === index,
  );
}

/**
 * Items of an information request in the order shown. Each has a key of its own (`item`), so that
 * an error finds its item again after others were taken out.
 */
export function itemsIn(form: FormData) {
  const keys = form.getAll("item").filter((key) => typeof key === "string");
  const items = keys.map((key) => ({
    criterion: textField(form, `item.${key}.criterion`),
    factPath: textField(form, `item.${key}.factPath`),
    question: textField(form, `item.${key}.question`),
  }));
  return { keys, items };
}

/** An answer whose errors carry the names the form uses. */
export function renamed(state: FormState, rename: (field: string) => string): FormState {
  const { error } = state;
  if (!error?.fields) return state;
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([field, message]) => [rename(field), message]),
  );
  return { ...state, error: { ...error, fields } };
}

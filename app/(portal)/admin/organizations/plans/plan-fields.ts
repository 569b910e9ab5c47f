import { typedText } from "@/lib/form-state";

/**
 * What the form of a plan's terms sends, as its operation takes it. Fields are named by their path
 * in the input ("terms.contact.phone", "terms.codes.0.carc"), so that an error finds its field; a box
 * that is not ticked sends nothing.
 */
const boxes = [
  "terms.ncqaAccredited",
  "terms.automaticCertification",
  "terms.authorizationNumberRequired",
  "terms.denyInterimBills",
] as const;

const lists: Readonly<Record<string, RegExp>> = {
  "terms.contact.addressLines": /\r?\n/,
  "terms.contact.languages": /[,\r\n]+/,
};

export function planInput(form: FormData): Record<string, unknown> {
  const typed = typedText(form);
  const terms: Record<string, unknown> = {};
  const contact: Record<string, unknown> = {};
  const codes: Record<string, string>[] = [];
  for (const [name, value] of Object.entries(typed)) {
    const path = name.split(".");
    if (path[0] !== "terms" || boxes.some((box) => box === name)) continue;
    if (path[1] === "codes") {
      const row = (codes[Number(path[2])] ??= {});
      row[path[3] ?? ""] = value;
    } else if (path[1] === "contact") {
      const split = lists[name];
      contact[path[2] ?? ""] = split ? value.split(split) : value;
    } else if (value.trim() !== "") terms[path[1] ?? ""] = value;
  }
  for (const box of boxes) terms[box.slice("terms.".length)] = box in typed;
  const { name, planId } = typed;
  return {
    ...(name && { name }),
    ...(planId && { planId }),
    terms: { ...terms, contact, codes: codes.filter(Boolean) },
  };
}

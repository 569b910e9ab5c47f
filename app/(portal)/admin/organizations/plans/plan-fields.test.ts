import { describe, expect, it } from "vitest";
import { termsInput } from "@/lib/casework/plan-terms-input";
import { planInput } from "./plan-fields";

const sent = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

const filled = {
  "terms.effectiveFrom": "2026-01-01",
  "terms.lineOfBusiness": "insured_group",
  "terms.stateOfIssue": "NC",
  "terms.ncqaAccredited": "on",
  "terms.authorizationRequiredFrom": "",
  "terms.contact.name": "Behavioral Health Review",
  "terms.contact.addressLines": "P.O. Box 30055\r\n\r\nDurham, NC 27702",
  "terms.contact.phone": "919-555-0140",
  "terms.contact.email": "",
  "terms.contact.languages": "Spanish, Chinese,",
  "terms.codes.0.edit": "duplicate",
  "terms.codes.0.group": "OA",
  "terms.codes.0.carc": "18",
  "terms.codes.0.rarc": "",
};

describe("the form of a plan's terms", () => {
  it("sends what the operation takes: boxes as yes and no, lists by line and comma", () => {
    const input = planInput(sent({ name: "A plan", key: "once", ...filled }));
    expect(input).toMatchObject({ name: "A plan" });
    expect(input).not.toHaveProperty("key");
    expect(termsInput.parse(input["terms"])).toMatchObject({
      ncqaAccredited: true,
      automaticCertification: false,
      contact: {
        addressLines: ["P.O. Box 30055", "Durham, NC 27702"],
        languages: ["Spanish", "Chinese"],
        email: null,
        tty: null,
      },
      codes: [{ edit: "duplicate", group: "OA", carc: "18", rarc: "" }],
    });
  });

  it("leaves out an empty date, so that none is required", () => {
    const { terms } = planInput(sent(filled));
    expect(termsInput.parse(terms).authorizationRequiredFrom).toBeUndefined();
  });

  it("keeps rows of codes in their places, where an error finds them", () => {
    const input = planInput(
      sent({ planId: "a", ...filled, "terms.codes.1.edit": "", "terms.codes.1.carc": "16" }),
    );
    const parsed = termsInput.safeParse(input["terms"]);
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toContain("codes.1.edit");
  });
});

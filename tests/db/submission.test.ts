// A provider's side of a request: what is refused, with the field it is about, and what is filed.

import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { changeRequest } from "@/lib/operations/change-request";
import { importReviewDocument } from "@/lib/operations/import-review-document";
import { saveFacts } from "@/lib/operations/save-facts";
import { startRequest } from "@/lib/operations/start-request";
import { submitRequest } from "@/lib/operations/submit-request";
import { exportReviewDocument } from "@/lib/queries/export-review-document";
import { requestDraft } from "@/lib/queries/request-draft";
import { requestHistory } from "@/lib/queries/request-history";
import { newRequestOptions } from "@/lib/queries/new-request-options";
import {
  act,
  admissionDay,
  done,
  enterFacts,
  errorOf,
  filledDraft,
  newMember,
  requestIn,
  reviewDay,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { nora, ruth } from "@/tests/builders/people";
import { plans, sites } from "@/tests/builders/places";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();

const now = moment(reviewDay, "11:00");
const admission = (over: Readonly<Record<string, unknown>> = {}) => ({
  reviewType: "admission",
  member: newMember(),
  planId: plans.group.id,
  siteId: sites.durham.id,
  firstDay: admissionDay,
  lastDay: addDays(admissionDay, 27),
  daysPerWeek: 3,
  requestedDays: 12,
  urgency: "standard",
  ...over,
});
const start = (over: Readonly<Record<string, unknown>> = {}) =>
  startRequest.from(nora, admission(over), { now });
const refusedAt = async (call: Parameters<typeof errorOf>[0]) => (await errorOf(call)).fields;

describe("starting a request", () => {
  it("names every field that needs correcting", async () => {
    expect(
      await refusedAt(
        startRequest.from(nora, { reviewType: "admission", urgency: "standard" }, { now }),
      ),
    ).toEqual(["firstDay", "lastDay", "daysPerWeek", "requestedDays"]);
    expect(
      await refusedAt(start({ member: undefined, planId: undefined, siteId: undefined })),
    ).toEqual(["member.number", "planId", "siteId"]);
    expect(await refusedAt(start({ lastDay: addDays(admissionDay, -1) }))).toEqual(["lastDay"]);
    expect(await refusedAt(start({ firstDay: "2026-02-30" }))).toEqual(["firstDay"]);
    expect(await refusedAt(start({ urgency: "urgent" }))).toEqual(["urgencyStatedBy"]);
    expect(
      await refusedAt(start({ member: { ...newMember(), dateOfBirth: addDays(reviewDay, 1) } })),
    ).toEqual(["member.dateOfBirth"]);
    expect(await refusedAt(start({ member: { ...newMember(), number: "12 34" } }))).toEqual([
      "member.number",
    ]);
  });

  it("is refused for care before the policy was in force, which is not a finding", async () => {
    const early = await start({ firstDay: "2024-06-30", lastDay: "2024-07-20" });
    expect(early.ok ? "" : early.error.fields?.["firstDay"]).toContain("1 July 2024");
    const first = await start({ firstDay: "2024-07-01", lastDay: "2024-07-20" });
    expect(first).toMatchObject({ ok: true });
  });

  it("keeps a member once, and doubts a number that comes with another birthday", async () => {
    const member = newMember();
    const first = done(await start({ member }));
    const later = { firstDay: addDays(admissionDay, 60), lastDay: addDays(admissionDay, 80) };
    done(await start({ member: { ...member, number: member.number.toLowerCase() }, ...later }));
    const options = await newRequestOptions(nora, {}, now);
    expect(options?.members.filter(({ number }) => number === member.number)).toHaveLength(1);
    expect(
      await refusedAt(start({ member: { ...member, dateOfBirth: "1990-01-01" }, ...later })),
    ).toEqual(["member.number"]);
    expect(first.reference).toMatch(/^IOP-26-\d{6}$/);
  });

  it("points at the open request that covers the same days", async () => {
    const member = newMember();
    const { reference } = done(await start({ member }));
    const twin = await start({ member });
    expect(twin.ok ? "" : twin.error.fields?.["firstDay"]).toContain(reference);
  });

  it("says of which time the days are", async () => {
    const timingOf = async (firstDay: string, lastDay: string) => {
      const { requestId } = done(await start({ firstDay, lastDay }));
      return (await requestDraft(nora, { requestId }, now))?.case.timing;
    };
    expect(await timingOf(addDays(reviewDay, 1), addDays(reviewDay, 9))).toBe("prospective");
    expect(await timingOf(reviewDay, reviewDay)).toBe("concurrent");
    expect(await timingOf(addDays(reviewDay, -9), addDays(reviewDay, -1))).toBe("retrospective");
  });

  it("is timed by the day it is received, not by the day its draft was started", async () => {
    const receivedAfter = async (days: number, time = "11:00") => {
      const { requestId } = await requestIn("draft");
      const at = moment(addDays(admissionDay, days), time);
      const draft = await requestDraft(nora, { requestId }, at);
      if (!draft) throw new Error("the draft is gone");
      done(await submitRequest(nora, { requestId, version: draft.case.version }, { now: at }));
      return (await requestDraft(nora, { requestId }, at))?.case.timing;
    };
    expect(await receivedAfter(-1, "23:59")).toBe("prospective");
    expect(await receivedAfter(0, "00:01")).toBe("concurrent");
    expect(await receivedAfter(90)).toBe("retrospective");
  });

  it("opens a continued stay with the facts last submitted, but not with what is judged anew", async () => {
    const previous = await requestIn("certified");
    const opened = done(
      await startRequest.from(
        nora,
        {
          ...admission({ member: undefined, planId: undefined, siteId: undefined }),
          reviewType: "continued_stay",
          previousRequestId: previous.requestId,
          firstDay: addDays(admissionDay, 28),
          lastDay: addDays(admissionDay, 55),
        },
        { now },
      ),
    );
    const draft = await requestDraft(nora, { requestId: opened.requestId }, now);
    expect(draft?.values).toMatchObject({
      "psychiatric_evaluation.performed_on": addDays(admissionDay, 1),
      "dates.period_under_review_start": admissionDay,
      "dates.period_under_review_end": addDays(admissionDay, 27),
    });
    for (const anew of [
      "expected_improvement.reasonable_expectation_of_improvement_documented",
      "home_community_supports.insufficient_to_stabilize_current_condition",
      "dates.date_of_this_review",
    ])
      expect(draft?.values).not.toHaveProperty([anew]);
    const earlier = await requestDraft(nora, { requestId: previous.requestId }, now);
    expect(draft?.case.episodeId).toBe(earlier?.case.episodeId);
  });
});

describe("a draft", () => {
  it("is corrected in its days, within the dates the policy covers, until it is submitted", async () => {
    const opened = await filledDraft();
    const { reviewType: _, member: __, planId: ___, siteId: ____, ...days } = admission();
    const change = (over: object, version = opened.version) =>
      changeRequest.from(nora, { requestId: opened.requestId, version, ...days, ...over }, { now });
    expect(await refusedAt(change({ firstDay: "2024-06-30" }))).toEqual(["firstDay"]);
    expect(await change({}, 7)).toMatchObject({ ok: false, error: { code: "stale" } });
    done(await change({ requestedDays: 9 }));
    const submitted = await requestIn("submitted");
    expect(
      await changeRequest.from(
        nora,
        { requestId: submitted.requestId, version: submitted.version, ...days },
        { now },
      ),
    ).toMatchObject({ ok: false, error: { code: "wrong_state" } });
  });

  it("takes the facts it can and says of each of the others what was expected", async () => {
    const { requestId } = await filledDraft();
    const saved = done(
      await saveFacts(
        nora,
        {
          requestId,
          changes: [
            { path: "safety_plan.documented", value: "yes", base: 9 },
            { path: "safety_plan.access_is_for", value: "member and sister", base: 9 },
            { path: "no.such_fact", value: true, base: 9 },
            {
              path: "evidence.letters_contain_all_specific_information_needed",
              value: true,
              base: 9,
            },
          ],
        },
        { now },
      ),
    );
    expect(saved.saved).toEqual(["safety_plan.access_is_for"]);
    expect(saved.refused.map(({ path }) => path)).toEqual([
      "safety_plan.documented",
      "no.such_fact",
      "evidence.letters_contain_all_specific_information_needed",
    ]);
    expect(saved.refused[0]?.message).toContain("true, false or null");
  });

  it("is filled from a review document, and comes out again as one", async () => {
    const { requestId } = done(await start());
    const given = {
      review_type: "admission",
      facts: {
        safety_plan: { documented: true, access_is_for: "member" },
        evidence: { letters_contain_all_specific_information_needed: true },
      },
    };
    const imported = await importReviewDocument(nora, { requestId, document: given }, { now });
    expect(done(imported).changed).toBe(2);
    const exported = await exportReviewDocument(nora, { requestId }, now);
    expect(exported?.document.facts).toMatchObject({
      safety_plan: given.facts.safety_plan,
      dates: { admission_date: admissionDay },
    });
    expect(exported?.document.facts["evidence"]).not.toHaveProperty(
      "letters_contain_all_specific_information_needed",
    );
  });

  it("refuses a document of the other review, or with facts nobody knows, by their paths", async () => {
    const { requestId } = await filledDraft();
    const give = (document: unknown) =>
      refusedAt(importReviewDocument(nora, { requestId, document }, { now }));
    expect(await give({ review_type: "continued_stay", facts: {} })).toEqual(["review_type"]);
    expect(
      await give({ review_type: "admission", facts: { safety_plan: { writen: true } } }),
    ).toEqual(["safety_plan.writen"]);
    expect(await give("not a document")).toEqual([""]);
  });
});

describe("submitting", () => {
  it("files the facts as they stand, for good: later answers make another submission", async () => {
    const opened = await requestIn("awaiting_information");
    await enterFacts(
      opened.requestId,
      nora,
      { "drug_screen_on_admission.documented": true },
      now,
      9,
    );
    const history = await requestHistory(ruth, { requestId: opened.requestId }, now);
    expect(history?.submissions).toHaveLength(1);
    expect(
      history?.submissions[0]?.facts["drug_screen_on_admission.documented"] ?? null,
    ).toBeNull();
    expect(history?.submissions[0]?.evaluation.findings["P2"]).toMatchObject({
      finding: "undetermined",
    });
  });

  it("leaves open what rests on a birth date that is not the member's, and asks which is right", async () => {
    const opened = await requestIn("submitted", {
      facts: {
        "member.date_of_birth": "2010-06-09",
        "family_treatment.included_in_treatment_plan": false,
      },
    });
    const history = await requestHistory(ruth, { requestId: opened.requestId }, now);
    const filed = history?.submissions[0]?.evaluation;
    expect(filed).toMatchObject({
      findings: {
        P13: {
          finding: "undetermined",
          undetermined_because: "conflict",
          reason: expect.stringContaining("Date of birth: the record contradicts itself") as string,
        },
      },
      facts_in_conflict: ["member.date_of_birth"],
    });
    expect(filed?.information_to_request).toContainEqual(
      expect.objectContaining({ criterion: "P13", fact: "member.date_of_birth" }),
    );
    expect(filed?.recommended_disposition).toBe("pend_and_request_information");
  });

  it("is allowed with gaps", async () => {
    const { requestId, reference } = done(await start());
    const opened = { requestId, reference, version: 1 };
    await act(opened, submitRequest, nora, now);
    const history = await requestHistory(nora, { requestId }, now);
    expect(history?.submissions[0]?.evaluation.recommended_disposition).toBe(
      "pend_and_request_information",
    );
  });
});

// The plan's side of a request before it is decided: findings, questions and answers, and what each
// of them refuses.

import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { answerInformation } from "@/lib/operations/answer-information";
import { attachDocument } from "@/lib/operations/attach-document";
import { certifyRequest } from "@/lib/operations/certify-request";
import { changeUser } from "@/lib/operations/change-user";
import { decideFindings } from "@/lib/operations/decide-findings";
import { handBackRequest } from "@/lib/operations/hand-back-request";
import { markInformationComplete } from "@/lib/operations/mark-information-complete";
import { requestInformation } from "@/lib/operations/request-information";
import { takeRequest } from "@/lib/operations/take-request";
import { requestHistory } from "@/lib/queries/request-history";
import { requestOverview } from "@/lib/queries/request-overview";
import { reviewWorkspace } from "@/lib/queries/review-workspace";
import {
  act,
  admissionDay,
  done,
  drugScreenItem,
  enterFacts,
  errorOf,
  lateEvaluation,
  requestIn,
  reviewDay,
  seen,
  silentDrugScreen,
  wholeSpan,
  type OpenedCase,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { ines, max, nora, ruth, theo } from "@/tests/builders/people";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();

const now = moment(reviewDay, "11:00");

describe("a stale screen", () => {
  it("is told who changed the request and where it stands", async () => {
    const opened = await requestIn("submitted");
    done(await takeRequest(ruth, seen(opened), { now }));
    const error = await errorOf(takeRequest(theo, seen(opened), { now }));
    expect(error.code).toBe("stale");
    expect(error.message).toContain("Ruth Adair");
    expect(error.message).toContain("In review");
  });
});

describe("another reviewer's request", () => {
  it("is not decided, asked about, referred or handed back by others; a director may", async () => {
    const opened = await requestIn("in_review");
    for (const call of [
      certifyRequest(theo, { ...seen(opened), ...wholeSpan }, { now }),
      handBackRequest(theo, seen(opened), { now }),
      markInformationComplete(theo, seen(opened), { now }),
      decideFindings(
        theo,
        { ...seen(opened), decisions: [{ criterion: "P1", action: "confirm" }] },
        { now },
      ),
    ])
      expect((await errorOf(call)).code).toBe("not_allowed");
    done(await handBackRequest(ines, seen(opened), { now }));
  });
});

describe("a finding", () => {
  const override = (opened: OpenedCase, over: object) =>
    decideFindings.from(
      ruth,
      {
        ...seen(opened),
        decisions: [
          {
            criterion: "P3",
            action: "override",
            finding: "met",
            reason: "Seen on day 3.",
            ...over,
          },
        ],
      },
      { now },
    );

  it("is overridden only with another finding, a reason, and a page of the record", async () => {
    let documentId = "";
    const opened = await requestIn("in_review", {
      facts: lateEvaluation,
      whileDraft: async ({ requestId }) => {
        const bytes = new TextEncoder().encode("Evaluation\fSecond page");
        ({ documentId } = done(
          await attachDocument(
            nora,
            { requestId, fileName: "Evaluation.txt", bytes },
            { now: moment(addDays(reviewDay, -1), "09:00") },
          ),
        ));
      },
    });
    expect((await errorOf(override(opened, { reason: " " }))).fields).toEqual([
      "decisions.0.reason",
    ]);
    expect((await errorOf(override(opened, { finding: undefined }))).fields).toEqual([
      "decisions.0.finding",
    ]);
    expect((await errorOf(override(opened, { finding: "not_met" }))).fields).toEqual([
      "decisions.0.finding",
    ]);
    expect((await errorOf(override(opened, { criterion: "C3" }))).fields).toEqual([
      "decisions.0.criterion",
    ]);
    expect((await errorOf(override(opened, {}))).fields).toEqual(["decisions.0.evidence"]);
    expect(
      (await errorOf(override(opened, { evidence: [{ documentId, page: 3 }] }))).fields,
    ).toEqual(["decisions.0.evidence.0.page"]);
    done(await override(opened, { evidence: [{ documentId, page: 2 }] }));
    const desk = await reviewWorkspace(ruth, { requestId: opened.requestId }, now);
    const p3 = desk?.findings.find(({ criterion }) => criterion === "P3");
    expect(p3).toMatchObject({ finding: "met", computed: "not_met", decision: { initials: "RA" } });
    expect(desk?.certifiable.allowed).toBe(true);
  });

  it("set by a person lapses when new facts change the computation", async () => {
    const opened = await requestIn("in_review", {
      facts: { ...lateEvaluation, ...silentDrugScreen },
    });
    done(await override(opened, {}));
    opened.version += 1;
    await act(opened, requestInformation, ruth, now, {
      dueOn: addDays(reviewDay, 45),
      items: [drugScreenItem],
    });
    await enterFacts(
      opened.requestId,
      nora,
      { "psychiatric_evaluation.performed_on": addDays(admissionDay, 3) },
      now,
      9,
    );
    await act(opened, answerInformation, nora, now, { answers: {} });
    const desk = await reviewWorkspace(ruth, { requestId: opened.requestId }, now);
    const p3 = desk?.findings.find(({ criterion }) => criterion === "P3");
    expect(p3).toMatchObject({
      finding: "met",
      computed: "met",
      lapsed: { reason: "Seen on day 3." },
    });
  });
});

describe("asking for information", () => {
  const ask = (opened: OpenedCase, over: object) =>
    requestInformation.from(
      ruth,
      { ...seen(opened), dueOn: addDays(reviewDay, 45), items: [drugScreenItem], ...over },
      { now },
    );

  it("asks only for what could change the answer", async () => {
    const opened = await requestIn("in_review", { facts: silentDrugScreen });
    const item = (over: object) => ({ items: [{ ...drugScreenItem, ...over }] });
    expect((await errorOf(ask(opened, item({ criterion: "P3" })))).fields).toEqual([
      "items.0.criterion",
    ]);
    expect((await errorOf(ask(opened, item({ criterion: "C9" })))).fields).toEqual([
      "items.0.criterion",
    ]);
    expect(
      (await errorOf(ask(opened, item({ factPath: "safety_plan.documented" })))).fields,
    ).toEqual(["items.0.factPath"]);
    expect((await errorOf(ask(opened, item({ question: "" })))).fields).toEqual([
      "items.0.question",
    ]);
    expect((await errorOf(ask(opened, { items: [] }))).fields).toEqual(["items"]);
    expect((await errorOf(ask(opened, { dueOn: reviewDay }))).fields).toEqual(["dueOn"]);
  });

  it("takes off the mark that everything was obtained, and the answer files the next submission", async () => {
    const opened = await requestIn("in_review", { facts: silentDrugScreen });
    await act(opened, markInformationComplete, ruth, now);
    expect((await errorOf(markInformationComplete(ruth, seen(opened), { now }))).code).toBe(
      "wrong_state",
    );
    done(await ask(opened, {}));
    opened.version += 1;
    const overview = await requestOverview(nora, { requestId: opened.requestId }, now);
    expect(overview?.case.informationCompleteAt).toBeNull();
    const [asked] = overview?.informationRequests ?? [];
    await enterFacts(
      opened.requestId,
      nora,
      { "drug_screen_on_admission.documented": true },
      now,
      9,
    );
    await act(opened, answerInformation, nora, now, {
      answers: { [asked?.items[0]?.id ?? ""]: "Collected on day 0." },
      message: "Attached.",
    });
    const history = await requestHistory(ruth, { requestId: opened.requestId }, now);
    expect(history?.submissions.map(({ number }) => number)).toEqual([1, 2]);
    expect(history?.submissions[1]?.changes).toMatchObject({
      facts: [{ path: "drug_screen_on_admission.documented", before: null, after: true }],
      findings: [{ criterion: "P2", before: "undetermined", after: "met" }],
    });
    expect(history?.informationRequests[0]).toMatchObject({
      answerMessage: "Attached.",
      items: [{ answer: "Collected on day 0." }],
    });
  });
});

describe("a change of role or a disabled account", () => {
  it("takes effect with the next call, whatever the caller still believes", async () => {
    const opened = await requestIn("submitted");
    const change = (role: string, disabled: boolean) =>
      changeUser.from(max, { userId: theo.id, role, disabled }, { now });
    done(await change("claims_analyst", false));
    expect((await errorOf(takeRequest(theo, seen(opened), { now }))).code).toBe("not_found");
    done(await change("reviewer", true));
    expect((await errorOf(takeRequest(theo, seen(opened), { now }))).code).toBe("not_found");
    done(await change("reviewer", false));
    done(await takeRequest(theo, seen(opened), { now }));
  });
});

// Determinations: certified, certified in part, not certified; what each of them needs, and what it
// keeps.

import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { certifyInPart } from "@/lib/operations/certify-in-part";
import { certifyRequest } from "@/lib/operations/certify-request";
import { noncertifyRequest } from "@/lib/operations/noncertify-request";
import { recordDischarge } from "@/lib/operations/record-discharge";
import { recordLicence } from "@/lib/operations/record-licence";
import { requestHistory } from "@/lib/queries/request-history";
import { requestOverview } from "@/lib/queries/request-overview";
import {
  admissionDay,
  againstLateEvaluation,
  done,
  errorOf,
  halfSpan,
  lateEvaluation,
  requestIn,
  reviewDay,
  seen,
  silentDrugScreen,
  wholeSpan,
} from "@/tests/builders/case";
import { moment } from "@/tests/builders/moment";
import { ines, max, nora, paul, ruth } from "@/tests/builders/people";
import { inPeopledDatabase } from "./peopled-database";

inPeopledDatabase();

const now = moment(reviewDay, "11:00");

describe("certifying", () => {
  it("is refused while a criterion is not met or undetermined, and names it", async () => {
    for (const [facts, criterion] of [
      [lateEvaluation, "P3"],
      [silentDrugScreen, "P2"],
    ] as const) {
      const opened = await requestIn("in_review", { facts });
      const error = await errorOf(certifyRequest(ruth, { ...seen(opened), ...wholeSpan }, { now }));
      expect(error.code).toBe("condition_unmet");
      expect(error.message).toContain(criterion);
    }
  });

  it("keeps to the days and dates that were asked for", async () => {
    const opened = await requestIn("in_review");
    const certify = (over: object) =>
      certifyRequest.from(ruth, { ...seen(opened), ...wholeSpan, ...over }, { now });
    expect((await errorOf(certify({ days: 13 }))).fields).toEqual(["days"]);
    expect((await errorOf(certify({ days: 0 }))).fields).toEqual(["days"]);
    expect((await errorOf(certify({ days: 3, lastDay: addDays(admissionDay, 1) }))).fields).toEqual(
      ["days"],
    );
    expect((await errorOf(certify({ firstDay: addDays(admissionDay, -1) }))).fields).toEqual([
      "firstDay",
    ]);
    expect((await errorOf(certify({ lastDay: addDays(admissionDay, 28) }))).fields).toEqual([
      "lastDay",
    ]);
    expect((await errorOf(certify({ lastDay: addDays(admissionDay, -1) }))).fields).toEqual([
      "lastDay",
    ]);
    const { authorization } = done(
      await certifyRequest(ruth, { ...seen(opened), ...wholeSpan }, { now }),
    );
    expect(authorization).toMatch(/^A2026\d{6}$/);
  });

  it("covers a short first span while something is only not yet due", async () => {
    const early = moment(addDays(admissionDay, 2), "10:00");
    const opened = await requestIn("in_review", {
      facts: {
        "dates.date_of_this_review": addDays(admissionDay, 2),
        "treatment_plan.completed_on": null,
      },
    });
    const certify = (lastDay: number) =>
      certifyRequest(
        ruth,
        {
          ...seen(opened),
          days: 3,
          firstDay: admissionDay,
          lastDay: addDays(admissionDay, lastDay),
        },
        { now: early },
      );
    expect((await errorOf(certify(7))).message).toContain("not yet due");
    done(await certify(6));
    const overview = await requestOverview(nora, { requestId: opened.requestId }, now);
    expect(overview?.determination?.conditions.map(({ criterion }) => criterion)).toContain("P4");
  });

  it("by a director against an unmet criterion needs the reason", async () => {
    const opened = await requestIn("with_medical_director");
    const certify = (rationale: string) =>
      certifyRequest(ines, { ...seen(opened), ...wholeSpan, rationale }, { now });
    expect((await errorOf(certify(""))).fields).toEqual(["rationale"]);
    done(await certify("The closure for weather is documented."));
  });
});

describe("deciding against a request", () => {
  it("needs a rationale for each unmet criterion", async () => {
    const opened = await requestIn("with_medical_director");
    expect((await errorOf(noncertifyRequest(ines, seen(opened), { now }))).fields).toEqual([
      "rationales.P3",
    ]);
    expect(
      (
        await errorOf(
          certifyInPart(ines, { ...seen(opened), ...halfSpan, rationale: "x" }, { now }),
        )
      ).fields,
    ).toEqual(["rationales.P3"]);
    expect(
      (
        await errorOf(
          certifyInPart(
            ines,
            { ...seen(opened), ...halfSpan, rationales: againstLateEvaluation.rationales },
            { now },
          ),
        )
      ).fields,
    ).toEqual(["rationale"]);
    expect(
      (
        await errorOf(
          certifyInPart(ines, { ...seen(opened), ...wholeSpan, ...againstLateEvaluation }, { now }),
        )
      ).fields,
    ).toEqual(["days"]);
  });

  it("is never carried by what is merely undetermined", async () => {
    const opened = await requestIn("with_medical_director", {
      facts: {
        "psychiatric_evaluation.performed_on": addDays(admissionDay, 1),
        ...silentDrugScreen,
      },
    });
    expect((await errorOf(noncertifyRequest(ines, seen(opened), { now }))).code).toBe(
      "condition_unmet",
    );
  });

  it("needs a North Carolina licence that is active on that day", async () => {
    const opened = await requestIn("with_medical_director");
    const decide = (at = now) =>
      noncertifyRequest(paul, { ...seen(opened), ...againstLateEvaluation }, { now: at });
    expect((await errorOf(decide())).code).toBe("not_allowed");
    const licence = {
      userId: paul.id,
      number: "VA-1",
      status: "active",
      validFrom: "2020-01-01",
      validThrough: "2030-01-01",
    };
    done(await recordLicence.from(max, { ...licence, state: "VA" }, { now }));
    expect((await errorOf(decide())).code).toBe("not_allowed");
    done(await recordLicence.from(max, { ...licence, state: "NC", status: "suspended" }, { now }));
    expect((await errorOf(decide())).code).toBe("not_allowed");
    done(
      await recordLicence.from(
        max,
        { ...licence, state: "NC", validThrough: reviewDay },
        { now: moment(reviewDay, "11:01") },
      ),
    );
    expect((await errorOf(decide(moment(addDays(reviewDay, 1), "00:01")))).code).toBe(
      "not_allowed",
    );
    done(await decide(moment(reviewDay, "23:59")));
  });

  it("keeps the wording, the findings and the licence it rested on", async () => {
    const opened = await requestIn("noncertified");
    const { determination } =
      (await requestHistory(nora, { requestId: opened.requestId }, now)) ?? {};
    expect(determination).toMatchObject({
      outcome: "noncertified",
      decidedByName: "Ines Okafor",
      licence: { state: "NC" },
      unmet: [{ criterion: "P3", rationale: againstLateEvaluation.rationales.P3 }],
    });
    expect(determination?.unmet[0]?.text).toContain("within 3 days of admission");
    expect(determination?.record.wording["P9"]?.text).toContain("nine hours");
  });
});

describe("a discharge", () => {
  it("lies between the first day and today", async () => {
    const opened = await requestIn("certified");
    const discharge = (dischargedOn: string) =>
      recordDischarge(nora, { ...seen(opened), dischargedOn }, { now });
    expect((await errorOf(discharge(addDays(admissionDay, -1)))).fields).toEqual(["dischargedOn"]);
    expect((await errorOf(discharge(addDays(reviewDay, 1)))).fields).toEqual(["dischargedOn"]);
    done(await discharge(reviewDay));
  });
});

import { expect, test } from "@playwright/test";
import { addDays, dateInZone } from "@/lib/calendar";
import { metAdmission, metContinuedStay } from "@/tests/builders/review-facts";
import { programZone } from "@/lib/review/zone";
import {
  answerYesNo,
  attach,
  continueStay,
  fillFromDocument,
  openAdmission,
  question,
  saved,
  submit,
} from "@/tests/e2e/steps/provider";
import { openPortalAs } from "@/tests/e2e/steps/sign-in";

/**
 * The whole way of a request: an admission with a gap that is asked for, answered and certified;
 * its continued stay, not met, referred and decided against; and the record of it all.
 */
test("a stay is requested, asked about, certified, continued, referred and decided", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const today = dateInZone(new Date(), programZone);
  const admission = addDays(today, -14);
  const provider = await openPortalAs(browser, "nora.fields@riverbend.example");
  const reviewer = await openPortalAs(browser, "ruth.adair@blueridge.example");
  const director = await openPortalAs(browser, "ines.okafor@blueridge.example");
  const member = {
    number: `BRW9001${Date.now() % 1_000_000}`,
    givenName: "Odile",
    familyName: "Ferrante",
    dateOfBirth: "1987-06-09",
    home: "Durham, NC",
  };

  const request =
    await test.step("the provider fills an admission and submits it with a gap", async () => {
      const id = await openAdmission(provider, member, {
        firstDay: admission,
        lastDay: addDays(today, 6),
        daysPerWeek: 3,
        days: 9,
      });
      const facts = metAdmission({ admission, through: addDays(today, -1) });
      await fillFromDocument(provider, "admission", {
        ...facts,
        "drug_screen_on_admission.documented": null,
        "drug_screen_on_admission.collected_on": null,
        "psychiatric_evaluation.performed_on": null,
        "reasons_for_intensive_outpatient_care.marked_day_to_day_variability_in_capacity_to_cope":
          null,
      });

      const evaluated = question(provider, "psychiatric_evaluation.performed_on");
      await evaluated.fill(addDays(admission, 4));
      const settles = provider.getByRole("complementary", { name: /settle/i });
      await expect(settles.getByText(/day 4; the limit was .*, day 3/).first()).toBeVisible();
      await evaluated.fill(addDays(admission, 1));
      await expect(settles.getByText(/day 1; the limit was .*, day 3/).first()).toBeVisible();
      await answerYesNo(
        provider,
        "reasons_for_intensive_outpatient_care.marked_day_to_day_variability_in_capacity_to_cope",
        "Yes",
      );
      await attach(provider, "psychiatric evaluation.txt", "Psychiatric evaluation\nMood low.\n");
      await saved(provider);
      await submit(provider);
      await expect(provider.getByText("P2", { exact: true })).toBeVisible();
      return id;
    });

  await test.step("the reviewer takes it and asks for exactly what is missing", async () => {
    await reviewer.goto(`/queue?search=${member.number}`);
    await reviewer.getByRole("button", { name: /^Take/ }).click();
    await reviewer.waitForURL(`**/requests/${request}/review`);
    await reviewer.getByRole("link", { name: "Request information" }).click();
    const questions = reviewer.getByRole("textbox", { name: /Question of item/ });
    await expect(questions.first()).toHaveValue(/drug screen/i);
    await reviewer.getByRole("button", { name: "Send the questions" }).click();
    await expect(reviewer.getByText("Information requested").first()).toBeVisible();
  });

  await test.step("the provider answers with the fact, the record and a word", async () => {
    await provider.goto(`/requests/${request}/facts`);
    await expect(provider.getByRole("heading", { name: /The plan asks for/ })).toBeVisible();
    await answerYesNo(provider, "drug_screen_on_admission.documented", "Yes");
    await question(provider, "drug_screen_on_admission.collected_on").fill(admission);
    await attach(provider, "drug screen.txt", "Laboratory report: urine drug screen, negative.\n");
    await saved(provider);
    await provider
      .getByRole("form", { name: /The plan asks for/ })
      .getByRole("textbox")
      .first()
      .fill("The result is attached; it was left out of the packet.");
    await provider.getByRole("button", { name: "Send answer" }).click();
    await provider.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    await expect(provider.getByText("In review").first()).toBeVisible();
  });

  await test.step("the reviewer confirms, marks the information complete and certifies", async () => {
    await reviewer.goto(`/requests/${request}/review`);
    await reviewer.getByRole("button", { name: /^Confirm \d+ computed/ }).click();
    await expect(reviewer.getByText("21 of 21 findings seen")).toBeVisible();
    await reviewer.getByRole("button", { name: "All information obtained" }).click();
    await expect(
      reviewer.getByText(/All information obtained .*ago|All information obtained just/),
    ).toBeVisible();
    await reviewer.getByRole("link", { name: "Certify", exact: true }).click();
    await reviewer.getByRole("button", { name: "Certify these days" }).click();
    await expect(reviewer.getByText("Certified", { exact: true }).first()).toBeVisible();
  });

  const continued =
    await test.step("the provider continues the stay from its answers", async () => {
      await provider.goto(`/requests/${request}`);
      await expect(provider.getByText("Authorization", { exact: true })).toBeVisible();
      const id = await continueStay(provider, request, {
        firstDay: addDays(today, 7),
        lastDay: addDays(today, 20),
        daysPerWeek: 3,
        days: 6,
      });
      await expect(question(provider, "psychiatric_evaluation.performed_on")).toHaveValue(
        addDays(admission, 1),
      );
      const period = { start: admission, end: addDays(today, -1) };
      await fillFromDocument(provider, "continued_stay", {
        ...metContinuedStay({ admission, through: addDays(today, -1) }, period),
        "progress.progressing_appropriately": false,
        "progress.lack_of_progress_identified_on": addDays(admission, 3),
        "progress.reevaluation_absent_in_complete_record": true,
      });
      await submit(provider);
      return id;
    });

  await test.step("the reviewer cannot certify it and refers it with a reason", async () => {
    await reviewer.goto(`/requests/${continued}/review`);
    await reviewer.getByRole("button", { name: "Take this request" }).click();
    await expect(reviewer.getByText(/Cannot be certified: C8 is not met/)).toBeVisible();
    await reviewer.getByRole("link", { name: "Certify", exact: true }).click();
    await expect(reviewer.getByText("This cannot be certified as it stands")).toBeVisible();
    await expect(reviewer.getByRole("button", { name: "Certify these days" })).toHaveCount(0);
    await reviewer.getByRole("link", { name: "Refer", exact: true }).first().click();
    await reviewer
      .getByLabel("Why should a medical director decide?")
      .fill("No progress since the fourth day, and the plan was not changed.");
    await reviewer.getByRole("button", { name: "Refer to a medical director" }).click();
    await expect(reviewer.getByText("With medical director").first()).toBeVisible();
  });

  await test.step("the medical director does not certify, with the rationale for the criterion", async () => {
    await director.goto(`/requests/${continued}/decision`);
    await expect(director.getByText("No progress since the fourth day")).toBeVisible();
    await director.getByRole("link", { name: "Do not certify" }).click();
    await director.getByRole("button", { name: "Do not certify" }).click();
    await expect(director.getByRole("button", { name: "Record: not certified" })).toHaveCount(0);
    await director
      .getByLabel(/Clinical rationale: C8/)
      .fill(
        "Scores have not moved in two weeks and the plan of admission was carried on unchanged.",
      );
    await director.getByRole("button", { name: "Do not certify" }).click();
    await director.getByRole("button", { name: "Record: not certified" }).click();
    await expect(director.getByText("Not certified").first()).toBeVisible();
  });

  await test.step("everyone can read why, and the history tells it", async () => {
    await provider.goto(`/requests/${continued}/decision`);
    await expect(provider.getByText("Scores have not moved in two weeks").first()).toBeVisible();
    await expect(provider.getByText(/NC/).first()).toBeVisible();
    await provider.goto(`/requests/${continued}/history`);
    await expect(provider.getByText(/Ines Okafor did not certify the request/)).toBeVisible();
    await expect(provider.getByText(/Nora Fields submitted the request/)).toBeVisible();
    await provider.goto(`/requests/${request}/history`);
    await expect(provider.getByText(/Ruth Adair certified/)).toBeVisible();
    await expect(provider.getByText(/submission 2/).first()).toBeVisible();
  });

  for (const page of [provider, reviewer, director]) await page.context().close();
});

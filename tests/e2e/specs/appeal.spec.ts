import { expect, test } from "@playwright/test";
import { addDays, dateInZone } from "@/lib/calendar";
import { programZone } from "@/lib/review/zone";
import { metAdmission } from "@/tests/builders/review-facts";
import { expectAccessible } from "@/tests/e2e/steps/expect-accessible";
import { fillFromDocument, openAdmission, submit } from "@/tests/e2e/steps/provider";
import { openPortalAs } from "@/tests/e2e/steps/sign-in";

/**
 * A decision against a request, appealed because waiting would do harm: from the provider's request
 * to the authorization, decided by a director who never touched the case.
 */
test("a noncertification is overturned on expedited appeal", async ({ browser }) => {
  test.setTimeout(240_000);
  const today = dateInZone(new Date(), programZone);
  const admission = addDays(today, -10);
  const provider = await openPortalAs(browser, "nora.fields@riverbend.example");
  const reviewer = await openPortalAs(browser, "ruth.adair@blueridge.example");
  const first = await openPortalAs(browser, "ines.okafor@blueridge.example");
  const second = await openPortalAs(browser, "greta.solberg@blueridge.example");

  const request =
    await test.step("a request is submitted, referred and not certified", async () => {
      const id = await openAdmission(
        provider,
        {
          number: `BRW9002${Date.now() % 1_000_000}`,
          givenName: "Ottilie",
          familyName: "Brandvold",
          dateOfBirth: "1984-03-02",
          home: "Durham, NC",
        },
        { firstDay: admission, lastDay: addDays(today, 10), daysPerWeek: 3, days: 9 },
      );
      await fillFromDocument(
        provider,
        "admission",
        metAdmission(
          { admission, through: addDays(today, -1) },
          { "psychiatric_evaluation.performed_on": addDays(admission, 4) },
        ),
      );
      await submit(provider);
      await reviewer.goto(`/requests/${id}/review`);
      await reviewer.getByRole("button", { name: "Take this request" }).click();
      await reviewer.getByRole("link", { name: "Refer", exact: true }).first().click();
      await reviewer
        .getByLabel("Why should a medical director decide?")
        .fill("The evaluation is dated a day late.");
      await reviewer.getByRole("button", { name: "Refer to a medical director" }).click();
      await expect(reviewer.getByText("With medical director").first()).toBeVisible();
      await first.goto(`/requests/${id}/decision`);
      await first.getByRole("link", { name: "Do not certify" }).click();
      await first
        .getByLabel(/Clinical rationale: P3/)
        .fill("The psychiatrist evaluated the member on day 4; the limit is day 3.");
      await first.getByRole("button", { name: "Do not certify" }).click();
      await first.getByRole("button", { name: "Record: not certified" }).click();
      await expect(first.getByText("Not certified").first()).toBeVisible();
      return id;
    });

  await test.step("the provider appeals it as expedited and adds what was missing", async () => {
    await provider.goto(`/requests/${request}`);
    await provider.getByRole("link", { name: "Appeals" }).click();
    await provider.getByText("Appeal the decision").first().click();
    const form = provider.locator("#ask-appeal");
    await form.getByRole("radio", { name: /^Expedited/ }).check();
    await form.getByLabel("What is contested, and why").fill("She was seen on day 2, by video.");
    await form.getByRole("button", { name: "Appeal the decision" }).click();
    await expect(form.getByText(/Name the physician/).first()).toBeVisible();
    await form.getByLabel("Physician who states it cannot wait").fill("Helen Abernathy, MD");
    await form.getByRole("button", { name: "Appeal the decision" }).click();
    await expect(provider.getByText("Appeal, expedited, received on")).toBeVisible();
    await provider.getByLabel("Statement").fill("The note of the video visit is attached.");
    await provider.getByLabel("Document").setInputFiles({
      name: "video visit.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Psychiatric evaluation by video, day 2.\n"),
    });
    await provider.getByRole("button", { name: "Add it" }).click();
    await expect(provider.getByRole("link", { name: "video visit.txt" })).toBeVisible();
    await expectAccessible(provider);
  });

  await test.step("the director who decided may not decide again, and names another", async () => {
    await first.goto("/queue?view=contested");
    await first.locator("tr", { hasText: "Brandvold" }).getByRole("link").first().click();
    await first.waitForURL(`**/requests/${request}/appeals`);
    await expect(first.getByText("Made the decision that is contested.")).toBeVisible();
    await expect(first.getByText(/Reports to Ines Okafor/)).toBeVisible();
    const decides = first.getByLabel("Decides");
    await expect(decides.locator("option", { hasText: "Ines Okafor" })).toHaveCount(0);
    await decides.selectOption("Greta Solberg");
    await first.getByRole("button", { name: "Name them" }).click();
    await expect(first.getByText(/Greta Solberg decides/).first()).toBeVisible();
    await expectAccessible(first);
    await reviewer.goto(`/requests/${request}/appeals`);
    await reviewer.getByText("Record that the information is complete").click();
    await reviewer.getByRole("button", { name: "Justifying information received" }).click();
    await expect(
      reviewer.getByText("The information that justifies it was received"),
    ).toBeVisible();
  });

  await test.step("the other director reads what was added and overturns the decision", async () => {
    await second.goto(`/requests/${request}/appeals`);
    await expect(second.getByText("The note of the video visit is attached.")).toBeVisible();
    await second.getByText("Overturn the decision").click();
    const form = second.locator("#overturn");
    await expect(form.getByLabel("Professional qualifications and licence")).toHaveValue(
      /Greta Solberg/,
    );
    await form
      .getByLabel("How you understand what is contested")
      .fill("The program holds that a psychiatrist saw the member in time.");
    await form.getByLabel("Clinical rationale").fill("The note of day 2 is complete and signed.");
    await form.getByRole("button", { name: "Overturn" }).click();
    await second.getByRole("button", { name: "Record: overturned" }).click();
    await expect(second.getByText("Decision overturned").first()).toBeVisible();
    await expectAccessible(second);
  });

  await test.step("the provider has the authorization, from the first day", async () => {
    await provider.goto(`/requests/${request}`);
    await expect(provider.getByText("Certified", { exact: true }).first()).toBeVisible();
    await expect(provider.getByText(/^A\d{10}$/).first()).toBeVisible();
    await provider.goto(`/requests/${request}/history`);
    await expect(
      provider.getByText(/Greta Solberg overturned the contested decision and certified 9 days/),
    ).toBeVisible();
  });

  for (const page of [provider, reviewer, first, second]) await page.context().close();
});

import { expect, test } from "@playwright/test";
import { preparedNotice } from "@/tests/e2e/pages/portal-pages";
import { expectAccessible } from "@/tests/e2e/steps/expect-accessible";
import { openPortalAs } from "@/tests/e2e/steps/sign-in";

const director = "ines.okafor@blueridge.example";
const reviewer = "ruth.adair@blueridge.example";
const provider = "june.castell@harborlight.example";

test("a notice without an address is refused, then signed, sent, read and mailed", async ({
  browser,
}) => {
  const { requestId, id, reference } = await preparedNotice();
  const page = await openPortalAs(browser, director);
  await page.goto(`/requests/${requestId}/notices/${id}`);
  await page.getByRole("button", { name: "Sign this notice" }).click();
  await expect(page.getByText("This notice cannot be signed yet.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Enter the member’s address" }).click();
  await page.getByLabel("Street or post office box").first().fill("7 Grandfather Lane");
  await page.getByRole("button", { name: "Save the address" }).click();
  await expect(page.getByRole("link", { name: "Enter the city." })).toBeVisible();
  await expect(page.getByLabel("Street or post office box").first()).toHaveValue(
    "7 Grandfather Lane",
  );
  await page.getByLabel("City").first().fill("Boone");
  await page.getByLabel("State").first().fill("NC");
  await page.getByLabel("ZIP code").first().fill("28607");
  await page.getByRole("button", { name: "Save the address" }).click();
  await expect(page.getByText("Boone, NC 28607")).toBeVisible();

  await page.getByRole("link", { name: "Read and sign" }).click();
  await expect(page.getByText("Every part is there")).toBeVisible();
  await page.getByRole("button", { name: "Sign this notice" }).click();
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByText("Waits to be mailed")).toBeVisible();

  const theirs = await openPortalAs(browser, provider);
  await theirs.goto(`/requests/${requestId}/notices`);
  await theirs.getByRole("link", { name: "Read the letter" }).click();
  await expect(theirs.getByRole("heading", { name: "Your care is not certified" })).toBeVisible();
  await expectAccessible(theirs);
  const file = await theirs.request.get(`/api/notices/${id}/pdf?copy=provider`);
  expect(file.headers()["content-type"]).toBe("application/pdf");
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
  expect((await theirs.request.get(`/api/notices/${id}/pdf?copy=member`)).status()).toBe(404);

  const staff = await openPortalAs(browser, reviewer);
  await staff.goto("/print-queue");
  await staff.getByRole("checkbox", { name: `of ${reference} was mailed` }).check();
  await staff.getByRole("button", { name: "Mark the ticked letters mailed" }).click();
  await expect(staff.getByText("1 letter marked mailed.")).toBeVisible();
  await expect(staff.getByRole("link", { name: `Noncertification, ${reference}` })).toBeVisible();
});

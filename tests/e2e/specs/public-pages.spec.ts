import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/steps/expect-accessible";

test("a document is judged without a connection, and nothing leaves the browser @phone", async ({
  page,
  context,
}) => {
  await page.goto("/criteria/try");
  await page.waitForLoadState("networkidle");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  await context.setOffline(true);

  await page.getByRole("button", { name: "Admission, with gaps" }).click();
  await expect(page.getByRole("heading", { name: "Ask for information" })).toBeVisible();
  await page.getByText("Structure of this level of care").click();
  await expect(page.getByText("There is medical comorbidity with instability.")).toHaveCount(2);
  await expectAccessible(page);
  expect(sent).toEqual([]);
});

test("what cannot be read is named by its path and stays in the box", async ({ page }) => {
  await page.goto("/criteria/try");
  const box = page.getByLabel("Review document (JSON)");
  await box.fill('{ "review_type": "admission", ');
  await expect(page.getByText("This is not JSON yet")).toBeVisible();

  const wrong = '{ "review_type": "admission", "facts": { "dates": { "admission_date": "May" } } }';
  await box.fill(wrong);
  await expect(page.getByText("dates.admission_date")).toBeVisible();
  await expect(box).toHaveValue(wrong);
  await expectAccessible(page);
});

test("a criterion has an address of its own, and paper leaves the bars out", async ({ page }) => {
  await page.goto("/criteria#P6");
  await expect(page.locator("#P6")).toBeInViewport();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "Program criteria" })).toBeVisible();
});

test("a chosen appearance is there in the first HTML of the next page", async ({ page }) => {
  await page.goto("/about");
  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const response = await page.goto("/criteria");
  expect(await response?.text()).toContain('data-theme="dark"');
});

test("no script runs that the answer did not name", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  await page.goto("/sign-in");
  await page.evaluate(() => {
    const script = document.createElement("div");
    script.innerHTML = '<img src="/absent.png" onerror="document.title = \'taken over\'">';
    document.body.append(script);
  });
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  await expect(page).not.toHaveTitle("taken over");
});

import { expect, test } from "@playwright/test";
import { demonstrationPassword } from "@/prisma/demonstration-accounts";
import { addPerson } from "@/tests/e2e/steps/add-person";
import { openPortalAs, signIn } from "@/tests/e2e/steps/sign-in";

const administratorEmail = "max.dorn@blueridge.example";
const reviewer = "theo.marsh@blueridge.example";

test("a wrong password is told beside the field, and the e-mail stays", async ({ page }) => {
  await signIn(page, reviewer, "not the password");
  await expect(page.getByText(/is not right/).first()).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(reviewer);
});

test("a person is taken to the page they asked for", async ({ page }) => {
  await page.goto("/queue?view=decided");
  await expect(page).toHaveURL(/sign-in\?next=/);
  await page.getByLabel("E-mail").fill(reviewer);
  await page.getByLabel("Password").fill(demonstrationPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/queue/);
});

test("signing out ends the session itself, not only the cookie", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, reviewer);
  await expect(page).toHaveURL(/\/workload/);
  const cookies = await context.cookies();
  await page.getByRole("button", { name: /your menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto("/queue");
  await expect(page).toHaveURL(/sign-in/);
  await page.context().close();
});

test("a disabled person is out with the next step, everywhere", async ({ browser }) => {
  const administrator = await openPortalAs(browser, administratorEmail);
  const newcomer = await addPerson(administrator, "Vera Lund", "reviewer");
  const context = await browser.newContext();
  const person = await context.newPage();
  await signIn(person, newcomer.email, newcomer.password);
  await expect(person).toHaveURL(/\/workload/);

  await administrator.goto("/admin/people?search=vera");
  await administrator.getByRole("button", { name: "Disable Vera Lund" }).click();
  await expect(administrator.getByRole("button", { name: "Enable Vera Lund" })).toBeVisible();
  await person.goto("/home");
  await expect(person).toHaveURL(/sign-in/);

  await administrator.getByRole("button", { name: "Enable Vera Lund" }).click();
  await expect(administrator.getByRole("button", { name: "Disable Vera Lund" })).toBeVisible();
  await signIn(person, newcomer.email, newcomer.password);
  await expect(person).toHaveURL(/\/workload/);
  await context.close();
  await administrator.context().close();
});

test("a change of role takes effect with the next step", async ({ browser }) => {
  const administrator = await openPortalAs(browser, administratorEmail);
  const newcomer = await addPerson(administrator, "Ivo Brandt", "reviewer");
  const context = await browser.newContext();
  const person = await context.newPage();
  await signIn(person, newcomer.email, newcomer.password);
  await expect(person).toHaveURL(/\/workload/);

  await administrator.goto("/admin/people?search=ivo");
  await administrator.getByLabel("Role of Ivo Brandt").selectOption("Claims analyst");
  await administrator.getByRole("button", { name: "Save role of Ivo Brandt" }).click();
  await expect(administrator.getByText("Changed.")).toBeVisible();
  await person.goto("/queue");
  await expect(person).not.toHaveURL(/\/queue/);
  await context.close();
  await administrator.context().close();
});

test("an idle person is warned, may stay, and is signed off when nothing happens", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.install();
  await signIn(page, reviewer);
  await expect(page).toHaveURL(/\/workload/);
  const warning = page.getByRole("dialog");
  // A minute at a time: the warning stands for two minutes, and the page may still be waking up.
  await expect(async () => {
    await page.clock.runFor("01:00");
    await expect(warning).toBeVisible({ timeout: 250 });
  }).toPass({ timeout: 40_000, intervals: [50] });
  await warning.getByRole("button", { name: /stay/i }).click();
  await expect(warning).toBeHidden();
  await page.clock.runFor("15:30");
  await expect(page).toHaveURL(/sign-in\?reason=idle/);
  await context.close();
});

test("five failures in a row lock the account for a while", async ({ browser }) => {
  const administrator = await openPortalAs(browser, administratorEmail);
  const newcomer = await addPerson(administrator, "Otis Grey", "reviewer");
  const context = await browser.newContext();
  const page = await context.newPage();
  for (let attempt = 0; attempt < 5; attempt++) {
    await signIn(page, newcomer.email, `wrong ${attempt}`);
    await expect(page.getByText(/is not right|Too many attempts/).first()).toBeVisible();
  }
  await signIn(page, newcomer.email, newcomer.password);
  await expect(page.getByText(/Too many attempts/).first()).toBeVisible();
  await context.close();
  await administrator.context().close();
});

test("a forged form changes nothing: a post from elsewhere is refused", async ({ browser }) => {
  const page = await openPortalAs(browser, reviewer);
  const cookies = await page.context().cookies();
  const answer = await page.request.post("/api/session", {
    headers: {
      origin: "https://elsewhere.example",
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    },
  });
  expect(answer.status()).toBe(403);
  const silent = await page.request.fetch("/api/session", { method: "DELETE", headers: {} });
  expect(silent.status()).toBe(403);
  await page.goto("/queue");
  await expect(page).toHaveURL(/\/queue/);
  await page.context().close();
});

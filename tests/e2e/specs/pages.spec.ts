import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { roles } from "@/lib/review/roles";
import { portalPages } from "@/tests/e2e/pages/portal-pages";
import { expectAccessible } from "@/tests/e2e/steps/expect-accessible";
import { accountOf, openPortalAs } from "@/tests/e2e/steps/sign-in";

test("every page is on the list of pages", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `app/${file}`)
    .sort();
  expect(files, "add the page to tests/e2e/pages/portal-pages.ts").toEqual(
    portalPages.map(({ file }) => file).sort(),
  );
});

for (const portalPage of portalPages) {
  const { file, readers, heading, leadsTo } = portalPage;

  if (heading)
    for (const colorScheme of ["light", "dark"] as const)
      test(`${file} reads well in ${colorScheme} @phone`, async ({ browser }) => {
        const address = await portalPage.address();
        const page = readers?.[0]
          ? await openPortalAs(browser, accountOf(readers[0]))
          : await (await browser.newContext()).newPage();
        const { viewport } = test.info().project.use;
        if (viewport) await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
        await expectAccessible(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, "the page must not scroll sideways").toBeLessThanOrEqual(
          page.viewportSize()?.width ?? 0,
        );
        await page.context().close();
      });

  if (readers)
    test(`${file} opens for its readers and for nobody else`, async ({ browser }) => {
      const address = await portalPage.address();
      for (const role of roles) {
        const page = await openPortalAs(browser, accountOf(role));
        const response = await page.goto(address);
        if (readers.includes(role)) {
          if (leadsTo) await expect(page).toHaveURL(leadsTo);
          else expect(new URL(page.url()).pathname).toBe(address);
          expect(response?.status()).toBe(200);
        } else {
          const elsewhere = new URL(page.url()).pathname !== address;
          expect(elsewhere || response?.status() === 404, `${role} must not read it`).toBe(true);
        }
        await page.context().close();
      }
      const stranger = await browser.newPage();
      await stranger.goto(address);
      await expect(stranger).toHaveURL(/\/sign-in/);
      await stranger.close();
    });
}

test("another organization's case or claim is not found, at every address of it", async ({
  browser,
}) => {
  const page = await openPortalAs(browser, "june.castell@harborlight.example");
  for (const { address, readers } of portalPages) {
    if (!readers?.includes("provider")) continue;
    const path = await address();
    if (!/\/(requests\/[0-9a-f-]{36}|claims\/[a-z]+\/[0-9])/.test(path)) continue;
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
  await page.context().close();
});

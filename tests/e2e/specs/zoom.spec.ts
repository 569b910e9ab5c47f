import { expect, test } from "@playwright/test";
import { portalPages } from "@/tests/e2e/pages/portal-pages";
import { accountOf, openPortalAs } from "@/tests/e2e/steps/sign-in";

/** What a browser of 1440 by 900 leaves to a page at 200 % and at 140 %. */
const zoomed = [
  { width: 720, height: 450 },
  { width: 1028, height: 643 },
];

test("zoomed, every page is read downwards only; wide tables scroll in frames of their own", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const sideways: string[] = [];
  for (const { file, address, readers, heading } of portalPages) {
    if (!heading) continue;
    const page = readers?.[0]
      ? await openPortalAs(browser, accountOf(readers[0]))
      : await browser.newPage();
    await page.goto(await address());
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    for (const size of zoomed) {
      await page.setViewportSize(size);
      const wide = await page.evaluate(() => {
        const overflowing = (element: Element) => element.scrollWidth > element.clientWidth;
        const scrolls = (element: Element) =>
          ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
        const found = [...document.body.querySelectorAll("*")]
          .filter((element) => element.checkVisibility() && !element.matches("textarea"))
          .filter((element) => overflowing(element) && scrolls(element))
          // A table, and the drawn week with its two directions, have frames of their own.
          .filter((element) => !element.querySelector("table") && !element.matches("[role=group]"));
        return [
          ...(overflowing(document.documentElement) ? [document.documentElement] : []),
          ...found,
        ].map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
      });
      sideways.push(...wide.map((element) => `${file} at ${size.width}: ${element}`));
    }
    await page.context().close();
  }
  expect(sideways).toEqual([]);
});

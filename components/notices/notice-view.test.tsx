import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { NoticeView } from "@/components/notices/notice-view";
import { assembleNotice } from "@/lib/notices/assemble";
import { plainLanguage } from "@/lib/notices/plain-language";
import { textsOfNotices } from "@/lib/policy/library";
import { completeNotices } from "@/tests/builders/notice-facts";

const texts = textsOfNotices();
const noncertification = assembleNotice(completeNotices.noncertification, texts);

/** What a reader sees: without tags, entities written out. */
const seen = (markup: string) =>
  markup
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");

describe("the page of a letter", () => {
  it("holds every word of every kind of letter", () => {
    for (const facts of Object.values(completeNotices)) {
      const notice = assembleNotice(facts, texts);
      const page = seen(renderToStaticMarkup(<NoticeView notice={notice} />));
      expect(page).toContain(notice.title);
      for (const { heading, blocks } of notice.parts) {
        expect(page).toContain(heading);
        for (const block of blocks) {
          const words =
            "text" in block
              ? [block.text]
              : block.kind === "facts"
                ? block.rows.flatMap(({ term, value }) => [term, value])
                : block.kind === "list"
                  ? block.items
                  : block.lines;
          for (const text of words) expect(page).toContain(text.replaceAll(/\s+/g, " "));
        }
      }
    }
  });

  it("has headings that step down by one, and its languages", () => {
    const page = renderToStaticMarkup(<NoticeView notice={noncertification} />);
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(2);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1);
    });
    expect(page).toContain('lang="en-US"');
    expect(page).toContain('lang="es"');
    expect(page).not.toContain("<mark");
  });

  it("marks what reads badly, with the advice right below", () => {
    const rationale = "You asked for DBT at home, and this is another kind of care.";
    const notice = assembleNotice({ ...completeNotices.noncertification, rationale }, texts);
    const { passages } = plainLanguage(notice, texts);
    const page = renderToStaticMarkup(<NoticeView notice={notice} passages={passages} />);
    expect([...page.matchAll(/<mark[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(["DBT"]);
    expect(seen(page)).toContain("Not explained: DBT. Write");
  });

  it("names the clauses when asked, and says when it is not signed", () => {
    const draft = { ...noncertification, signature: null };
    const page = seen(renderToStaticMarkup(<NoticeView notice={draft} sources />));
    expect(page).toContain("N.C.G.S. 58-50-61(i)");
    expect(page).toContain("Draft, not signed");
  });
});

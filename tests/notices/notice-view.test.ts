import { createElement, type ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { NoticeView } from "@/components/notices/notice-view";
import { assembleNotice } from "@/lib/notices/assemble";
import { plainLanguage } from "@/lib/notices/plain-language";
import { textsOfNotices } from "@/lib/policy/library";
import { completeNotices } from "@/tests/builders/notice-facts";

const texts = textsOfNotices();
const noncertification = assembleNotice(completeNotices.noncertification, texts);

const page = (props: ComponentProps<typeof NoticeView>) =>
  renderToStaticMarkup(createElement(NoticeView, props));

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
      const shown = seen(page({ notice }));
      expect(shown).toContain(notice.title);
      for (const { heading, blocks } of notice.parts) {
        expect(shown).toContain(heading);
        for (const block of blocks) {
          const words =
            "text" in block
              ? [block.text]
              : block.kind === "facts"
                ? block.rows.flatMap(({ term, value }) => [term, value])
                : block.kind === "list"
                  ? block.items
                  : block.lines;
          for (const text of words) expect(shown).toContain(text.replaceAll(/\s+/g, " "));
        }
      }
    }
  });

  it("has headings that step down by one, and its languages", () => {
    const shown = page({ notice: noncertification });
    const levels = [...shown.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(2);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1);
    });
    expect(shown).toContain('lang="en-US"');
    expect(shown).toContain('lang="es"');
    expect(shown).not.toContain("<mark");
  });

  it("marks what reads badly, with the advice right below", () => {
    const rationale = "You asked for DBT at home, and this is another kind of care.";
    const notice = assembleNotice({ ...completeNotices.noncertification, rationale }, texts);
    const { passages } = plainLanguage(notice, texts);
    const shown = page({ notice, passages });
    expect([...shown.matchAll(/<mark[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(["DBT"]);
    expect(seen(shown)).toContain("Not explained: DBT. Write");
  });

  it("names the clauses when asked, and says when it is not signed", () => {
    const draft = { ...noncertification, signature: null };
    const shown = seen(page({ notice: draft, sources: true }));
    expect(shown).toContain("N.C.G.S. 58-50-61(i)");
    expect(shown).toContain("Draft, not signed");
  });
});

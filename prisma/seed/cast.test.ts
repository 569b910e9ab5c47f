import { describe, expect, it } from "vitest";
import { addDays, ageOn, weekday } from "@/lib/calendar";
import { admissionOf, cast } from "./cast";
import { birthOf } from "./member";
import { firstWeekday } from "./meeting-week";
import { newCase, stageOf } from "./stage";
import { stories } from "./tell-stories";

const anyWeek = Array.from({ length: 7 }, (_, day) => addDays("2027-02-26", day));

describe("the stories", () => {
  it("are over before today, whatever weekday it is, and begin on their program's first day", () => {
    for (const today of anyWeek)
      for (const story of stories) {
        const admission = admissionOf(story, today);
        expect(weekday(admission)).toBe(firstWeekday[story.site]);
        const last = Math.max(
          ...story.tell(stageOf(story, admission), newCase()).map(({ at }) => at.getTime()),
        );
        expect(last, story.member.familyName).toBeLessThan(Date.parse(`${today}T05:00:00Z`));
      }
  });

  it("give each member a number of their own", () => {
    const numbers = stories.map(({ member }) => member.number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("keep their minors minors, however late they are told", () => {
    for (const today of ["2026-11-23", "2031-03-03", "2040-01-01"])
      for (const minor of [cast.micah, cast.noelle]) {
        const age = ageOn(birthOf(minor, today), today);
        expect(age).toBeGreaterThan(12);
        expect(age).toBeLessThan(18);
      }
  });
});

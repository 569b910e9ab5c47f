import { describe, expect, it } from "vitest";
import { readReviewPlace, reviewHref, type SearchParams } from "./review-address";

const id = "6f1d2b7e-4a55-4a6c-9a70-0f8d5a3c2b11";
const document = "0b0f8a52-1111-4222-8333-444455556666";

const readBack = (href: string): SearchParams =>
  Object.fromEntries(new URL(href, "http://portal.example").searchParams);

describe("the address of a place on the review page", () => {
  it("is read back as the place it was made from", () => {
    for (const place of [
      {},
      { criterion: "P3" },
      { criterion: "A7", document, page: 2, set: "not_met" as const },
      { step: "request_information" as const },
    ])
      expect(readReviewPlace(readBack(reviewHref(id, place)))).toEqual(place);
  });

  it("leaves out what it cannot mean", () => {
    expect(
      readReviewPlace({
        criterion: "Q1",
        document: "../../etc",
        page: "0",
        set: "denied",
        step: "noncertify",
      }),
    ).toEqual({});
  });

  it("takes the first of repeated parameters", () => {
    expect(readReviewPlace({ criterion: ["C1", "C2"] })).toEqual({ criterion: "C1" });
  });
});

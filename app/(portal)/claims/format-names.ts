/** What a file of claims is, once it was checked. */
export const formatNames = { x12_837: "X12 837", csv: "CSV", json: "JSON" } as const;

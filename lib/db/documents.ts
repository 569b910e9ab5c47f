import type { Document } from "@/prisma/generated/client";
import { plainDate } from "./plain-date";

export interface DocumentView {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly kind: Document["kind"];
  readonly byteSize: number;
  readonly pageCount: number;
  readonly author: string | null;
  readonly documentDate: string | null;
  readonly uploadedAt: Date;
}

/** A document as screens show it; never where it lies on disk. */
export const documentView = (row: Document): DocumentView => ({
  id: row.id,
  fileName: row.fileName,
  mediaType: row.mediaType,
  kind: row.kind,
  byteSize: row.byteSize,
  pageCount: row.pageCount,
  author: row.author,
  documentDate: row.documentDate ? plainDate(row.documentDate) : null,
  uploadedAt: row.uploadedAt,
});

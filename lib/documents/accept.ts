import { fileTypeFromBuffer } from "file-type";
import { getDocumentProxy } from "unpdf";
import { fail, ok, type Result } from "@/lib/result";

/**
 * What may be attached to a request: PDF, PNG, JPEG and plain text, judged by content and never by
 * the name or the type a browser claims. A page is what a citation points at: a PDF's page, the
 * whole of an image, and in a text the stretch between form feeds.
 */
export interface AcceptedFile {
  readonly mediaType: "application/pdf" | "image/png" | "image/jpeg" | "text/plain";
  readonly pageCount: number;
}

/** Largest file taken, in bytes: 20 MiB, a long scanned chart. */
export const largestFile = 20 * 1024 * 1024;

/** More pages than the longest chart has. */
const mostPages = 5000;
const wrongPages = `The file has no pages or more than ${mostPages}. Split it, or save it again.`;

/** @returns what the file is, or in words for the uploader why it is refused. */
export async function acceptFile(bytes: Uint8Array): Promise<Result<AcceptedFile, string>> {
  if (bytes.byteLength === 0) return fail("The file is empty. Choose another one.");
  if (bytes.byteLength > largestFile)
    return fail("The file is larger than 20 MB. Split it, or scan it at a lower resolution.");
  const type = await fileTypeFromBuffer(bytes);
  switch (type?.mime) {
    case "application/pdf":
      return countPdfPages(bytes);
    case "image/png":
    case "image/jpeg":
      return ok({ mediaType: type.mime, pageCount: 1 });
    case undefined:
      return acceptText(bytes);
    default:
      return fail("Attach a PDF, a PNG or JPEG image, or a plain text file.");
  }
}

async function countPdfPages(bytes: Uint8Array): Promise<Result<AcceptedFile, string>> {
  try {
    // A copy: the reader takes the buffer it is given for itself. It would warn on the console of
    // every flaw it can mend.
    const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
    const pageCount = pdf.numPages;
    await pdf.destroy();
    if (pageCount < 1 || pageCount > mostPages) return fail(wrongPages);
    return ok({ mediaType: "application/pdf", pageCount });
  } catch {
    return fail(
      "The PDF cannot be opened: it is damaged or has a password. Save it again without one.",
    );
  }
}

function acceptText(bytes: Uint8Array): Result<AcceptedFile, string> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) throw new Error("control characters");
    const pageCount = text.split("\f").length;
    return pageCount > mostPages ? fail(wrongPages) : ok({ mediaType: "text/plain", pageCount });
  } catch {
    return fail("Attach a PDF, a PNG or JPEG image, or a plain text file (UTF-8).");
  }
}

/**
 * Files of claims as they arrive: how large one may be. Where they lie is the same place as
 * documents' (storage.ts), and never served.
 */

const megabyte = 1024 * 1024;

/** Largest file of claims taken, in bytes: CLAIMS_FILE_MAX_MB, or 2 GB. */
export function largestClaimsFile(): number {
  const megabytes = Number(process.env["CLAIMS_FILE_MAX_MB"] ?? 2048);
  if (!Number.isFinite(megabytes) || megabytes <= 0)
    throw new Error("CLAIMS_FILE_MAX_MB is no number of megabytes: set it to 2048, for example.");
  return Math.floor(megabytes * megabyte);
}

/** Largest file a provider may have checked without storing it, in bytes. */
export const largestCheckedFile = 5 * megabyte;

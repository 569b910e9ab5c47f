/**
 * Whether a changing request comes from our own pages. Browsers send Origin with every POST;
 * without one, or from elsewhere, nothing is changed. The configured address is what counts, never
 * a forwarded host that the sender chooses.
 *
 * @param configured the portal's own address, for example `https://iop.plan.example`.
 */
export function sameOrigin(origin: string | null, configured: string): boolean {
  if (!origin) return false;
  try {
    return new URL(origin).origin === new URL(configured).origin;
  } catch {
    return false;
  }
}

/** The portal's own address. */
export function portalAddress(): string {
  const address = process.env["NEXTAUTH_URL"];
  if (!address)
    throw new Error("NEXTAUTH_URL is not set: start the portal with `npm start`, or set it.");
  return address;
}

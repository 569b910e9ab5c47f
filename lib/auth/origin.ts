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
    return ownName(new URL(origin)).origin === ownName(new URL(configured)).origin;
  } catch {
    return false;
  }
}

/** On the machine itself `127.0.0.1` and `localhost` are one place. */
function ownName(address: URL): URL {
  if (address.hostname === "127.0.0.1" || address.hostname === "[::1]")
    address.hostname = "localhost";
  return address;
}

/** The portal's own address. */
export function portalAddress(): string {
  const address = process.env["NEXTAUTH_URL"];
  if (!address)
    throw new Error("NEXTAUTH_URL is not set: start the portal with `npm start`, or set it.");
  return address;
}

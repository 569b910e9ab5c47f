import net from "node:net";

/** A port on the loopback address that nothing listens on now: the preferred one when it is free. */
export async function freePort(preferred?: number): Promise<number> {
  return (preferred ? await tryPort(preferred) : undefined) ?? (await tryPort(0)) ?? freePort();
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen({ port, host: "127.0.0.1" }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}

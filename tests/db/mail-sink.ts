import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail server on this machine that keeps what it is sent. */
export interface MailSink {
  readonly url: string;
  /** Every mail it took, whole. */
  readonly mails: string[];
  /** How it treats the next mail: takes it, refuses it with a code, or lets it wait first. */
  behaviour: { readonly refuse?: number; readonly waitMs?: number };
  readonly close: () => Promise<void>;
}

/** Starts a sink on a free port. */
export async function mailSink(): Promise<MailSink> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, _session, answer) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { refuse, waitMs = 0 } = sink.behaviour;
        if (refuse !== undefined) {
          answer(Object.assign(new Error("not now"), { responseCode: refuse }));
          return;
        }
        setTimeout(() => {
          mails.push(Buffer.concat(parts).toString("utf8"));
          answer();
        }, waitMs);
      });
    },
  });
  // A sender that gave up closes its connection; that is no fault of the sink.
  server.on("error", () => undefined);
  await new Promise<void>((listening) => {
    server.listen(0, "127.0.0.1", listening);
  });
  const { port } = server.server.address() as AddressInfo;
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behaviour: {},
    close: () =>
      new Promise((closed) => {
        server.close(closed);
      }),
  };
  return sink;
}

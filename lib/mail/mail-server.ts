import nodemailer, { type Transporter } from "nodemailer";

/**
 * E-mail, by which the portal tells people that something waits for them in it and nothing else.
 *
 * The server is named by the environment: SMTP_URL (`smtps://user:password@mail.plan.example`) and
 * MAIL_FROM. Without both, e-mail is off, and the pages that would send some say so.
 */
export interface MailServer {
  readonly url: string;
  readonly from: string;
}

/** The server to send by, or null while e-mail is off. */
export function mailServer(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): MailServer | null {
  const url = environment["SMTP_URL"]?.trim();
  const from = environment["MAIL_FROM"]?.trim();
  return url && from ? { url, from } : null;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same whenever this mail is sent again, so that a mailbox may know it by its id. */
  readonly id: string;
}

/** Why a mail did not go out, in words without address or content; `final` when trying is no use. */
export interface MailProblem {
  readonly words: string;
  readonly final: boolean;
}

/**
 * Sends one mail; null once the server has taken it.
 *
 * @param patience how long the server may take to greet, and to answer, in milliseconds
 */
export async function sendMail(
  server: MailServer,
  mail: Mail,
  patience = 10_000,
): Promise<MailProblem | null> {
  let transport: Transporter | undefined;
  try {
    // Beside an address the transport reads nothing: its patience stands in the address.
    const address = new URL(server.url);
    for (const name of ["connectionTimeout", "greetingTimeout", "socketTimeout"])
      address.searchParams.set(name, String(patience));
    transport = nodemailer.createTransport(address.href);
    await transport.sendMail({
      from: server.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${server.from.split("@").at(-1)?.replace(">", "") ?? "portal"}>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return null;
  } catch (error) {
    return problemOf(error);
  } finally {
    transport?.close();
  }
}

/** 5xx: the server will never take it. Everything else may pass. */
function problemOf(error: unknown): MailProblem {
  const told: { readonly code?: unknown; readonly responseCode?: unknown } =
    typeof error === "object" && error !== null ? error : {};
  if (typeof told.responseCode === "number")
    return told.responseCode >= 500 && told.code !== "EAUTH"
      ? { words: `The mail server refused it (${told.responseCode}).`, final: true }
      : { words: `The mail server would not take it now (${told.responseCode}).`, final: false };
  switch (told.code) {
    case "ETIMEDOUT":
      return { words: "The mail server did not answer in time.", final: false };
    case "EAUTH":
      return { words: "The mail server did not accept the portal's sign-in.", final: false };
    default:
      return { words: "The mail server could not be reached.", final: false };
  }
}

import { hash, verify } from "@node-rs/argon2";

/**
 * Passwords are kept as argon2id hashes (19 MiB, two passes: OWASP's first recommendation). Each
 * takes some 20 ms of one core, so only a few run at once and the rest wait their turn.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** The argon2id hash of a password, in the PHC string format, with its own salt. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, cost));

let decoy: Promise<string> | undefined;

/**
 * True when the password fits. Without an account a hash is verified all the same, so that the
 * time taken does not tell which e-mail addresses exist.
 */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const against = stored ?? (await decoy);
  const fits = await inTurn(() => verify(against, password));
  return fits && stored !== undefined;
}

/** Why a password is too weak, in words for the person, or undefined (NIST SP 800-63B: length). */
export const weakPassword = (password: string): string | undefined =>
  password.length < 12
    ? "Use at least 12 characters; a few words are easiest to remember."
    : undefined;

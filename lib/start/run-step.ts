import { spawn } from "node:child_process";
import { StartProblem } from "@/lib/start/start-problem";

/**
 * Runs a Node program to its end and keeps its output to itself, unless it fails: then the output
 * is printed and the problem says what was being done.
 *
 * @param signal ends the program early; the returned promise then resolves
 * @throws StartProblem when the program fails
 */
export async function runStep(
  what: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<void> {
  const output: Buffer[] = [];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const end = () => child.kill("SIGTERM");
  signal?.addEventListener("abort", end, { once: true });
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  signal?.removeEventListener("abort", end);
  if (code === 0 || signal?.aborted) return;
  process.stderr.write(Buffer.concat(output));
  throw new StartProblem(`${what} failed: the lines above say why; correct that and start again.`);
}

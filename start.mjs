// One command from a fresh clone to a running portal: `npm start`.
//
// This file must be readable by any Node, however old, so that an old one gets a sentence and not
// a syntax error: no import statements, no top-level await. What happens is in
// lib/start/portal.ts; what it needs first, the packages, is in lib/start/dependencies.mjs.
//
// Environment: PORT (3000), HOST (127.0.0.1), DATABASE_URL and APP_DATABASE_URL (see
// prisma/database.ts), IOP_DATA_DIR (.data), IOP_DEMO=0 (no demonstration data), NEXTAUTH_URL
// (the public address when it is not http://localhost:PORT), NEXTAUTH_SECRET, DOCUMENTS_DIR,
// SMTP_URL and MAIL_FROM (e-mail; off without both).

const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `This portal needs Node.js 20.19 or newer and this is ${process.versions.node}: install a newer one from https://nodejs.org and run npm start again.`,
  );
  process.exitCode = 1;
} else {
  import("./lib/start/launch.mjs").then(({ launch }) => launch());
}

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // The largest document (lib/documents/accept.ts) and its form; the default would cut it short.
  experimental: { proxyClientMaxBodySize: "21mb", serverActions: { bodySizeLimit: "21mb" } },
  // Loaded by Node as they are: native code, files beside the code, or a driver with optional parts.
  serverExternalPackages: ["@node-rs/argon2", "fontkit", "graphile-worker", "pdfkit", "pg", "pino"],
  // Types are checked by `npm test`, once for everything, instead of at each build.
  typescript: { ignoreBuildErrors: true },
  // For every answer, built files included; what pages need beyond this is made in proxy.ts.
  headers: () =>
    Promise.resolve([
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
          { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
        ],
      },
    ]),
};

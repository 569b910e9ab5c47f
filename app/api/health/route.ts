import { databaseClient } from "@/lib/db/client";

/** Whether the portal can do its work: its process answers and its database does. */
export async function GET(): Promise<Response> {
  try {
    await databaseClient().$queryRaw`select 1`;
    return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
  } catch {
    return Response.json(
      { status: "database unavailable" },
      { status: 503, headers: { "Cache-Control": "no-store" } },
    );
  }
}

import { signedInActor, signedOff } from "@/lib/auth/answers";
import { csvTemplate } from "@/lib/claims/csv/columns";

/** A CSV to start from: header and one row of examples. */
export async function GET(): Promise<Response> {
  if (!(await signedInActor())) return signedOff();
  return new Response(csvTemplate(), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="claims-template.csv"',
      "Cache-Control": "no-store",
    },
  });
}

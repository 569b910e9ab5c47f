import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readReviewPlace, type SearchParams } from "@/components/review/review-address";
import { InformationRounds } from "@/components/review/information-rounds";
import { requireActor } from "@/lib/auth/current-person";
import { paths } from "@/lib/paths";
import { reviewWorkspace } from "@/lib/queries/review-workspace";
import { clinicalStaff } from "@/lib/review/roles";
import { CertifyStep } from "./certify-step";
import { CloseStep } from "./close-step";
import { CriteriaDesk } from "./criteria-desk";
import { criterionName } from "./desk";
import { ExtendStep } from "./extend-step";
import { InformationCompleteStep } from "./information-complete-step";
import { ReferStep } from "./refer-step";
import { RequestInformationStep } from "./request-information-step";
import { ReviewHeader } from "./review-header";

export const metadata: Metadata = { title: "Review" };

/** A clinician's desk for one request. Where one is on it stands in the address. */
export default async function ReviewPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { id } = await params;
  const actor = await requireActor(paths.review(id), clinicalStaff);
  const now = new Date();
  const view = await reviewWorkspace(actor, { requestId: id }, now);
  if (!view) notFound();
  const place = readReviewPlace(await searchParams);
  const step = view.steps.find((name) => name === place.step);
  return (
    <>
      <h1 className="sr-only">Review of {view.case.reference}</h1>
      <div className={place.criterion && "max-lg:hidden"}>
        <ReviewHeader view={view} now={now} />
      </div>
      {step === "request_information" ? (
        <RequestInformationStep view={view} now={now} />
      ) : step === "certify" ? (
        <CertifyStep view={view} />
      ) : step === "refer" ? (
        <ReferStep view={view} />
      ) : step === "close_administratively" ? (
        <CloseStep view={view} />
      ) : place.step === "extend_time" && view.extension.offered ? (
        <ExtendStep view={view} now={now} />
      ) : place.step === "information_complete" && view.mayWork ? (
        <InformationCompleteStep view={view} />
      ) : (
        <CriteriaDesk view={view} place={place} actor={actor} now={now} />
      )}
      {view.informationRequests.length > 0 && step !== "request_information" && (
        <section aria-labelledby="rounds" className="mt-8">
          <h2 id="rounds" className="mb-2 text-lead">
            Information asked for
          </h2>
          <InformationRounds
            rounds={view.informationRequests}
            names={(criterion) => criterionName(view, criterion)}
            now={now}
          />
        </section>
      )}
    </>
  );
}

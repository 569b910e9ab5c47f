// One attempt at every operation and every query: who may, on a request in which state, and with
// which input. The tests beside it let everybody else try the same.

import { createHash } from "node:crypto";
import { addDays } from "@/lib/calendar";
import { csvTemplate } from "@/lib/claims/csv/columns";
import { portalActor } from "@/lib/review/roles";
import {
  admissionDay,
  againstLateEvaluation,
  drugScreenItem,
  halfSpan,
  lateEvaluation,
  newMember,
  reviewDay,
  silentDrugScreen,
  wholeSpan,
  type OpenedCase,
} from "@/tests/builders/case";
import { fixedId } from "@/tests/builders/fixed-id";
import type { LoadedClaims } from "@/tests/builders/loaded-claims";
import { ines, lena, max, nora, organizationId, paul, ruth } from "@/tests/builders/people";
import { plans, sites } from "@/tests/builders/places";
import { step, type Attempt, type Prepared } from "./attempt";
import { contestAttempts } from "./contest-attempts";
import { noticeAttempts, noticeQueryAttempts } from "./notice-attempts";
import { talkAttempts, talkQueryAttempts } from "./talk-attempts";
import { timerAttempts, timerQueryAttempts } from "./timer-attempts";

const days = {
  firstDay: admissionDay,
  lastDay: addDays(admissionDay, 27),
  daysPerWeek: 3,
  requestedDays: 12,
  urgency: "standard",
};

const siteInput = {
  name: "A site",
  street: "1 Glenwood Avenue",
  city: "Raleigh",
  state: "NC",
  zip: "27603",
  licensingAgency: "NC DHHS Division of Health Service Regulation",
  licenceNumber: "MHL-092-001",
  licensedFrom: "2026-01-01",
  licensedThrough: "2026-12-31",
};

const planTerms = {
  effectiveFrom: "2031-01-01",
  lineOfBusiness: "self_funded",
  stateOfIssue: "NC",
  ncqaAccredited: true,
  automaticCertification: false,
  authorizationNumberRequired: false,
  denyInterimBills: false,
  contact: { name: "Behavioral Health Review", phone: "919-555-0140" },
};

/** By the operation's name. */
export const operationAttempts: Readonly<Record<string, Attempt>> = {
  ...contestAttempts,
  ...noticeAttempts,
  ...timerAttempts,
  ...talkAttempts,
  start_request: {
    by: nora,
    on: "certified",
    input: ({ requestId }) => ({
      ...days,
      reviewType: "continued_stay",
      previousRequestId: requestId,
      firstDay: addDays(admissionDay, 28),
      lastDay: addDays(admissionDay, 55),
    }),
  },
  change_request: { by: nora, on: "draft", input: (request) => ({ ...step(request), ...days }) },
  save_facts: {
    by: nora,
    on: "draft",
    input: ({ requestId }) => ({
      requestId,
      changes: [{ path: "safety_plan.documented", value: false, base: 9 }],
    }),
  },
  import_review_document: {
    by: nora,
    on: "draft",
    input: ({ requestId }) => ({
      requestId,
      document: { review_type: "admission", facts: { safety_plan: { documented: true } } },
    }),
  },
  note_presence: {
    by: nora,
    on: "draft",
    input: ({ requestId }) => ({ requestId, section: "program" }),
  },
  attach_document: {
    by: nora,
    on: "draft",
    input: ({ requestId }) => ({
      requestId,
      fileName: "Group note.txt",
      bytes: new TextEncoder().encode("Group note: took part."),
    }),
  },
  describe_document: {
    by: nora,
    on: "draft",
    input: ({ documentId }) => ({ documentId, kind: "progress_note" }),
  },
  cite_evidence: {
    by: nora,
    on: "draft",
    input: ({ documentId }) => ({ documentId, page: 1, path: "safety_plan.documented" }),
  },
  remove_document: { by: nora, on: "draft", input: ({ documentId }) => ({ documentId }) },
  submit_request: { by: nora, on: "draft", input: step },
  withdraw_request: {
    by: nora,
    on: "submitted",
    input: (request) => ({ ...step(request), reason: "No longer needed." }),
  },
  answer_information: {
    by: nora,
    on: "awaiting_information",
    input: (request) => ({ ...step(request), answers: {} }),
  },
  record_discharge: {
    by: nora,
    on: "certified",
    input: (request) => ({ ...step(request), dischargedOn: addDays(admissionDay, 9) }),
  },
  certify_automatically: {
    by: portalActor,
    on: "submitted",
    plan: plans.swift,
    input: ({ requestId }) => ({ requestId }),
  },
  close_administratively: {
    by: ruth,
    on: "in_review",
    input: (request) => ({
      ...step(request),
      reason: "not_covered",
      explanation: "The member’s benefit does not cover intensive outpatient care.",
    }),
  },
  end_authorization: {
    by: portalActor,
    on: "certified",
    admission: addDays(reviewDay, -30),
    input: ({ requestId }) => ({ requestId }),
  },
  take_request: { by: ruth, on: "submitted", input: step },
  hand_back_request: { by: ruth, on: "in_review", input: step },
  decide_findings: {
    by: ruth,
    on: "in_review",
    input: (request) => ({
      ...step(request),
      decisions: [{ criterion: "P1", action: "confirm" }],
    }),
  },
  mark_information_complete: { by: ruth, on: "in_review", input: step },
  extend_time: {
    by: ruth,
    on: "in_review",
    plan: plans.selfFunded,
    input: (request) => ({ ...step(request), reason: "beyond_control" }),
  },
  request_information: {
    by: ruth,
    on: "in_review",
    facts: silentDrugScreen,
    input: (request) => ({
      ...step(request),
      dueOn: addDays(reviewDay, 45),
      items: [drugScreenItem],
    }),
  },
  refer_to_director: {
    by: ruth,
    on: "in_review",
    facts: lateEvaluation,
    input: (request) => ({ ...step(request), reason: "Please decide." }),
  },
  certify_request: {
    by: ruth,
    on: "in_review",
    input: (request) => ({ ...step(request), ...wholeSpan }),
  },
  certify_in_part: {
    by: ines,
    on: "with_medical_director",
    input: (request) => ({ ...step(request), ...halfSpan, ...againstLateEvaluation }),
  },
  noncertify_request: {
    by: ines,
    on: "with_medical_director",
    input: (request) => ({ ...step(request), ...againstLateEvaluation }),
  },
  create_user: {
    by: max,
    input: () => ({
      organizationId: organizationId("plan"),
      email: `new.${newMember().number}@blueridge.example`,
      name: "Anselm Rudd",
      role: "reviewer",
      password: "a long enough password",
    }),
  },
  change_user: {
    by: max,
    input: () => ({ userId: lena.id, role: "claims_analyst", disabled: false }),
  },
  record_licence: {
    by: max,
    input: () => ({
      userId: paul.id,
      state: "VA",
      number: "0101-1",
      status: "active",
      validFrom: "2020-01-01",
      validThrough: "2030-01-01",
    }),
  },
  load_claims_file: {
    by: lena,
    input: () => ({
      name: "claims.837",
      planId: plans.group.id,
      allOrNothing: false,
      storageKey: fixedId(`file of ${newMember().number}`),
      byteSize: 10,
      sha256: createHash("sha256").update(newMember().number).digest("hex"),
    }),
  },
  resume_claims_file: {
    by: lena,
    onClaims: true,
    input: (prepared) => ({ fileId: claimsOf(prepared).stoppedFileId }),
  },
  create_organization: { by: max, input: () => ({ name: `Program ${newMember().number}` }) },
  create_plan: {
    by: max,
    input: () => ({ name: `Plan ${newMember().number}`, terms: planTerms }),
  },
  change_site: {
    by: max,
    input: () => ({ siteId: sites.greensboro.id, active: true, ...siteInput }),
  },
  change_plan: {
    by: max,
    input: () => ({ planId: plans.open.id, name: plans.open.name, active: true }),
  },
  change_plan_terms: { by: max, input: () => ({ planId: plans.open.id, terms: planTerms }) },
  create_site: {
    by: max,
    input: () => ({
      organizationId: organizationId("riverbend"),
      npi: "1730158846",
      tin: "560981234",
      ...siteInput,
    }),
  },
};

const ofRequest = ({ requestId }: OpenedCase) => ({ requestId });

/** What was loaded for an attempt on claims. */
function claimsOf({ claims }: Prepared): LoadedClaims {
  if (!claims) throw new Error("the attempt says nothing of claims");
  return claims;
}
const ofFile = (prepared: Prepared) => ({ fileId: claimsOf(prepared).fileId });

/** By the query's name; `on` names the request whose rows only its own organization may see. */
export const queryAttempts: Readonly<Record<string, Attempt>> = {
  ...noticeQueryAttempts,
  ...timerQueryAttempts,
  ...talkQueryAttempts,
  request_draft: { by: nora, on: "draft", input: ofRequest },
  draft_changes: {
    by: nora,
    on: "draft",
    input: ({ requestId }) => ({ requestId, since: 0 }),
  },
  export_review_document: { by: nora, on: "submitted", input: ofRequest },
  request_overview: { by: nora, on: "certified", input: ofRequest },
  contests: { by: nora, on: "noncertified", input: ofRequest },
  request_history: { by: nora, on: "certified", input: ofRequest },
  case_header: { by: nora, on: "submitted", input: ofRequest },
  case_clocks: { by: nora, on: "submitted", input: ofRequest },
  authorization_ledger: { by: nora, on: "certified", input: ofRequest },
  document_file: { by: nora, on: "submitted", input: ({ documentId }) => ({ documentId }) },
  review_workspace: { by: ruth, on: "in_review", input: ofRequest },
  provider_requests: { by: nora, input: () => ({}) },
  new_request_options: { by: nora, input: () => ({}) },
  review_queue: { by: ruth, input: () => ({}) },
  people: { by: max, input: () => ({}) },
  places: { by: max, input: () => ({}) },
  plan_history: { by: max, input: () => ({ planId: plans.group.id }) },
  site_settings: { by: max, input: () => ({ siteId: sites.durham.id }) },
  claim_files: { by: lena, input: () => ({}) },
  claim_file: { by: lena, onClaims: true, input: ofFile },
  claim_file_progress: { by: lena, onClaims: true, input: ofFile },
  claim_file_lines: { by: lena, onClaims: true, input: ofFile },
  claim_reports: { by: lena, input: () => ({}) },
  own_claims: { by: nora, input: () => ({}) },
  claim_ids_of_numbers: { by: lena, input: () => ({ member: "M-1" }) },
  check_claims_file: {
    by: nora,
    input: () => ({ planId: plans.group.id, bytes: new TextEncoder().encode(csvTemplate()) }),
  },
  claim_line: {
    by: nora,
    onClaims: true,
    input: (prepared) => ({ key: claimsOf(prepared).paid.key }),
  },
  claim_remittance: {
    by: nora,
    onClaims: true,
    input: (prepared) => ({ claimId: claimsOf(prepared).paid.claimId }),
  },
  claim_member_days: {
    by: ruth,
    onClaims: true,
    input: (prepared) => ({ memberId: claimsOf(prepared).paid.memberId }),
  },
  claim_member_of_request: { by: ruth, on: "submitted", input: ofRequest },
};

/** The input with which Riverbend opens a request at its own site. */
export const ownAdmission = () => ({
  ...days,
  reviewType: "admission",
  member: newMember(),
  planId: plans.group.id,
  siteId: sites.durham.id,
});

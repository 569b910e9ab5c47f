-- The time to answer ran out: a medical director takes the request up as it stands. The round of
-- questions is closed unanswered, so that another may be asked.

insert into workflow_step (step, from_state, to_state, role) values
  ('refer', 'awaiting_information', 'with_medical_director', 'medical_director');

alter table information_request add column closed_at timestamptz(3);
alter table information_request add constraint answered_or_closed check (answered_at is null or closed_at is null);
drop index information_request_request_id_idx;
create unique index information_request_open on information_request (request_id)
  where answered_at is null and closed_at is null;

drop policy answer on information_request;
create policy answer on information_request for update using (
  (select actor_role()) = 'provider' and answered_at is null and closed_at is null
  and exists (select from review_request r where r.id = request_id))
  with check ((select actor_role()) = 'provider' and answered_by = (select actor_id()));
create policy close on information_request for update using (
  (select actor_role()) = 'medical_director' and answered_at is null and closed_at is null and exists (
    select from review_request r where r.id = request_id and r.state = 'awaiting_information'))
  with check ((select actor_role()) = 'medical_director' and answered_at is null and closed_at >= due_at);
grant update (closed_at) on information_request to iop_app;

drop policy add on referral;
create policy add on referral for insert with check (
  (select actor_is_clinical_staff()) and referred_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id
      and (r.state = 'in_review' or (r.state = 'awaiting_information' and (select actor_role()) = 'medical_director'))));

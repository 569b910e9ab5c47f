-- What a plan is and what it asks, from a date of service on. A change is another row; of several of
-- one date the one recorded last counts. Nothing here is ever changed or removed: what law a request
-- was decided under, and by which codes a claim was denied, can be read years later.

create table plan_terms (
  id bigint generated always as identity primary key,
  plan_id uuid not null references plan,
  effective_from date not null,                   -- the first date of service they hold for
  line_of_business line_of_business not null,
  state_of_issue text not null check (state_of_issue ~ '^[A-Z]{2}$'),
  ncqa_accredited boolean not null,
  authorization_required_from date,               -- dates of service; null: none is required
  authorization_required_through date,            -- null: without end
  automatic_certification boolean not null,
  authorization_number_required boolean not null,
  deny_interim_bills boolean not null,
  codes jsonb not null check (jsonb_typeof(codes) = 'object'),      -- by edit: {"group": "CO", "carc": "151", "rarc": "N362"}
  contact jsonb not null check (jsonb_typeof(contact) = 'object'),  -- how members and providers reach the plan
  recorded_by uuid not null references app_user,
  recorded_at timestamptz(3) not null,
  check (authorization_required_through is null or authorization_required_from is not null),
  check (authorization_required_through >= authorization_required_from)
);
create index plan_terms_of_plan on plan_terms (plan_id, effective_from, id);

-- What plans had until now holds from the first day of the policy.
insert into plan_terms (plan_id, effective_from, line_of_business, state_of_issue, ncqa_accredited,
  authorization_required_from, authorization_required_through, automatic_certification,
  authorization_number_required, deny_interim_bills, codes, contact, recorded_by, recorded_at)
select p.id, date '2024-07-01', p.line_of_business, p.state_of_issue, true,
  p.authorization_required_from,
  case when p.authorization_required_from is not null then r.authorization_required_through end, false,
  coalesce(r.authorization_number_required, false), coalesce(r.deny_interim_bills, false), coalesce(r.codes, '{}'),
  jsonb_build_object('name', p.name, 'addressLines', '[]'::jsonb, 'phone', '', 'tty', null, 'fax', null, 'email', null,
    'hours', '', 'languages', '[]'::jsonb),
  '00000000-0000-4000-8000-000000000001', now()
from plan p left join plan_claim_rules r on r.plan_id = p.id;

drop table plan_claim_rules;
alter table plan drop column line_of_business, drop column state_of_issue, drop column authorization_required_from;

grant select, insert on plan_terms to iop_app;
alter table plan_terms enable row level security;
create policy read on plan_terms for select using ((select actor_role()) is not null);
create policy add on plan_terms for insert with check (
  (select actor_role()) = 'administrator' and recorded_by = (select actor_id()));
create trigger append_only before update or delete on plan_terms for each row execute function refuse_change();
create trigger append_only_truncate before truncate on plan_terms for each statement execute function refuse_change();

-- A plan commits with terms: without them nobody could say which law holds.
create function require_terms() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from plan_terms t where t.plan_id = new.id) then
    raise exception 'a plan is added together with its terms' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger require_terms after insert on plan
  deferrable initially deferred for each row execute function require_terms();

-- The terms of a plan for a date of service: those in force on it; before the first, the first.
create function terms_on(plan uuid, service date)
  returns plan_terms language sql stable set search_path = public, pg_temp as $$
  select t from plan_terms t where t.plan_id = plan
  order by (t.effective_from <= service) desc,
    case when t.effective_from <= service then t.effective_from end desc, t.effective_from, t.id desc
  limit 1
$$;

-- The portal certifies by itself only where the plan switched that on for the first day asked for, and
-- only what the provider's statement makes eligible by itself: no clinician's hand in it, nothing open.
create policy portal_reads on criterion_decision for select using ((select actor_role()) = 'system');
create function guard_automatic_certification() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.decided_by_role = 'system' and (
    not exists (
      select from review_request r, terms_on(r.plan_id, r.requested_first_day) t
      where r.id = new.request_id and t.automatic_certification)
    or exists (select from criterion_decision c where c.request_id = new.request_id)
    or not exists (
      select from submission s
      where s.id = new.submission_id and s.request_id = new.request_id
        and s.evaluation ->> 'recommended_disposition' = 'eligible_for_certification'
        and s.result = 'met' and s.not_met = '{}' and s.undetermined = '{}'
        and s.number = (select max(l.number) from submission l where l.request_id = new.request_id))
    or jsonb_array_length(new.conditions) > 0
  ) then
    raise exception 'the portal certifies only what its plan lets it, and only what is met by itself'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger guard_automatic_certification before insert on determination
  for each row execute function guard_automatic_certification();

-- Why a request was closed without a clinical decision: another path than a noncertification, with
-- letters of its own. A request closed so has exactly one, written by who closed it.
create table administrative_closing (
  request_id uuid primary key references review_request,
  reason text not null check (reason in ('not_eligible', 'not_covered', 'not_required', 'duplicate')),
  explanation text not null check (explanation <> ''),
  duplicate_of uuid references review_request,
  closed_by uuid not null references app_user,
  closed_by_name text not null,
  closed_by_role role not null,
  closed_at timestamptz(3) not null,
  check ((reason = 'duplicate') = (duplicate_of is not null)),
  check (duplicate_of is distinct from request_id)
);
grant select, insert on administrative_closing to iop_app;
alter table administrative_closing enable row level security;
create policy read on administrative_closing for select using (
  exists (select from review_request r where r.id = request_id));
create policy add on administrative_closing for insert with check (
  closed_by = (select actor_id()) and closed_by_role = (select actor_role())
  and closed_by_name = (select person_name(actor_id())) and exists (
    select from review_request r where r.id = request_id and case (select actor_role())
      when 'reviewer' then r.state = 'in_review'
      when 'medical_director' then r.state in ('in_review', 'awaiting_information', 'with_medical_director')
      else false end));
create trigger append_only before update or delete on administrative_closing for each row execute function refuse_change();
create trigger append_only_truncate before truncate on administrative_closing for each statement execute function refuse_change();

create function require_closing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select r.state = 'closed_administratively' from review_request r where r.id = new_request(to_jsonb(new)))
     is distinct from
     exists (select from administrative_closing c where c.request_id = new_request(to_jsonb(new))) then
    raise exception 'a request is closed administratively together with its reason' using errcode = 'check_violation';
  end if;
  return null;
end $$;
-- The request that a row is, or is about.
create function new_request(written jsonb) returns uuid language sql immutable as
$$ select coalesce(written ->> 'request_id', written ->> 'id')::uuid $$;
create constraint trigger require_closing after update of state on review_request
  deferrable initially deferred for each row execute function require_closing();
create constraint trigger require_closing after insert on administrative_closing
  deferrable initially deferred for each row execute function require_closing();

-- A contest may end in another determination of the same request, which from then on holds, and an
-- authorization is then issued anew: under a new number where there was none, else under its own.
drop index determination_request_id_idx;
create index determination_of_request on determination (request_id, decided_at);
alter table "authorization" drop constraint authorization_number_key, add column issue integer not null default 1 check (issue > 0);
create unique index authorization_issue on "authorization" (number, issue);
create index authorization_of_request on "authorization" (request_id, issue);
create function own_number() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from "authorization" a where a.number = new.number and a.request_id <> new.request_id)
     or new.issue <> 1 + (select count(*) from "authorization" a where a.request_id = new.request_id)
     or exists (select from "authorization" a where a.request_id = new.request_id and a.number <> new.number) then
    raise exception 'an authorization is issued again under its own number, one issue after another' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger own_number before insert on "authorization" for each row execute function own_number();

-- One decision before any contest; another only where the request stands contested.
create function one_decision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from determination d where d.request_id = new.request_id and d.id <> new.id) and not exists (
    select from event e
    where e.request_id = new.request_id and e.actor_id = new.decided_by and e.to_state::text = new.outcome::text
      and e.from_state in ('in_reconsideration', 'under_appeal', 'in_second_level', 'in_external_review')
      and e.id = (select max(l.id) from event l where l.request_id = new.request_id and l.to_state is not null)
  ) then
    raise exception 'a decided request is decided again only where it is contested' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger one_decision after insert on determination
  deferrable initially deferred for each row execute function one_decision();

revoke all on function require_terms(), terms_on(uuid, date), guard_automatic_certification(), own_number(), one_decision(),
  require_closing(), new_request(jsonb) from public;
grant execute on function terms_on(uuid, date) to iop_app;

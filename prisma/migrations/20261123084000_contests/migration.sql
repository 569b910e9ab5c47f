-- A decision contested: reconsideration, appeal, second level and external review; what is added to
-- the record, who may decide, and what was decided. What the operations refuse is refused here too.

create type contest_level as enum ('reconsideration', 'appeal', 'second_level', 'external_review');
create type contest_urgency as enum ('standard', 'expedited');
create type contest_party as enum ('provider', 'member', 'representative', 'plan');
create type contest_outcome as enum ('upheld', 'overturned', 'in_part', 'withdrawn', 'became_appeal');

-- A decision in part may be reconsidered after the discharge too, as it may be appealed.
insert into workflow_step (step, from_state, to_state, role) values
  ('request_reconsideration', 'ended', 'in_reconsideration', 'provider');

-- Who reports to whom: whoever reports to somebody who acted on a case does not decide its appeal.
alter table app_user add column reports_to uuid references app_user;
grant update (reports_to) on app_user to iop_app;

create function reports_upwards() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.reports_to is not null and exists (
    with recursive line as (
      select new.reports_to as person
      union
      select u.reports_to from app_user u join line on u.id = line.person where u.reports_to is not null
    ) select from line where person = new.id
  ) then
    raise exception 'nobody reports to themselves, at whatever distance' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger reports_upwards before insert or update of reports_to on app_user
  for each row execute function reports_upwards();

-- Days within which a decision may be contested; a test holds them equal to criteria/clocks.yaml.
create table contest_window (
  level contest_level not null,
  line_of_business line_of_business not null,
  rule_id text not null,
  citation text not null,
  days integer not null,
  in_force_from date not null,
  primary key (level, line_of_business, in_force_from)
);
insert into contest_window (level, line_of_business, rule_id, citation, days, in_force_from)
select level, line, 'erisa_appeal_window', '29 CFR 2560.503-1(h)(3)(i)', 180, date '2002-01-01'
from unnest(array['reconsideration', 'appeal']::contest_level[]) level,
     unnest(array['insured_group', 'individual', 'self_funded']::line_of_business[]) line
union all
select 'external_review', line, 'nc_external_review_window', 'N.C.G.S. 58-50-80', 120, date '2000-01-01'
from unnest(array['insured_group', 'individual']::line_of_business[]) line;

create table contest (
  id uuid primary key,
  request_id uuid not null references review_request,
  determination_id uuid not null references determination,
  -- The reconsideration an appeal grew out of.
  from_contest_id uuid references contest,
  level contest_level not null,
  urgency contest_urgency not null,
  urgency_stated_by text,
  received_on date not null,
  received_from contest_party not null check (received_from <> 'plan'),
  reason text not null check (reason <> ''),
  contested_state request_state not null,
  -- When the contested decision was notified and how long it may be contested, as found at receipt.
  notified_on date,
  accepted_through date,
  recorded_by uuid not null references app_user,
  recorded_by_name text not null,
  recorded_at timestamptz(3) not null,
  coordinator uuid references app_user,
  reviewer uuid references app_user,
  assigned_at timestamptz(3),
  information_complete_at timestamptz(3),
  meeting_on date,
  meeting_told_on date,
  meeting_held_on date,
  department_notice_on date,
  file_sent_on date,
  accepted_on date,
  declined_on date,
  outcome contest_outcome,
  ended_at timestamptz(3),
  ended_version integer,
  check (urgency = 'standard' or urgency_stated_by is not null),
  check ((outcome is null) = (ended_at is null) and (outcome is null) = (ended_version is null))
);
create index on contest (request_id, recorded_at);
-- One contest at a time.
create unique index on contest (request_id) where outcome is null;

create table contest_evidence (
  id uuid primary key,
  contest_id uuid not null references contest,
  number integer not null,
  document_id uuid references document,
  statement text,
  received_from contest_party not null,
  added_by uuid not null references app_user,
  added_by_name text not null,
  added_at timestamptz(3) not null,
  -- What the plan adds is shared with the member in time to respond, before a decision rests on it.
  needs_disclosure boolean not null,
  disclosed_at timestamptz(3),
  disclosed_by uuid references app_user,
  disclosed_how text check (disclosed_how in ('portal', 'mail', 'telephone')),
  respond_by date,
  unique (contest_id, number),
  check (document_id is not null or statement <> ''),
  check (needs_disclosure or received_from <> 'plan'),
  check ((disclosed_at is null) = (disclosed_by is null) and (disclosed_at is null) = (disclosed_how is null)
    and (disclosed_at is null) = (respond_by is null))
);

create table contest_decision (
  id uuid primary key,
  contest_id uuid not null unique references contest,
  request_id uuid not null references review_request,
  outcome contest_outcome not null check (outcome in ('upheld', 'overturned', 'in_part')),
  -- The determination that stands from now on; none where the contested one is upheld.
  determination_id uuid references determination,
  qualifications text not null check (qualifications <> ''),
  understanding text not null check (understanding <> ''),
  rationale text not null check (rationale <> ''),
  licence jsonb not null,
  decided_by uuid not null references app_user,
  decided_by_name text not null,
  decided_at timestamptz(3) not null,
  check ((outcome = 'upheld') = (determination_id is null))
);

-- A contest that changes the decision has a determination of its own.
alter table determination add column contest_id uuid unique references contest;

create trigger append_only before update or delete on contest_decision for each row execute function refuse_change();
create trigger append_only before delete on contest for each row execute function refuse_change();
create trigger append_only before delete on contest_evidence for each row execute function refuse_change();
create trigger append_only_truncate before truncate on contest for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on contest_evidence for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on contest_decision for each statement execute function refuse_change();

-- Who acted -----------------------------------------------------------------------------------

-- What people of the plan did on a contested case beside this contest (and the reconsideration it
-- grew out of): reading is no deed, being named for the contest is none.
create function case_deeds(given_contest uuid) returns table (person uuid, deed text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct deeds.person, deeds.deed
  from contest c, lateral (
    select d.decided_by as person, case when d.id = c.determination_id then 'decided' else 'decided_before' end as deed
    from determination d where d.request_id = c.request_id and d.contest_id is distinct from c.id
    union all
    select x.decided_by, 'decided_contest' from contest_decision x where x.request_id = c.request_id and x.contest_id <> c.id
    union all
    select f.decided_by, 'judged_criteria' from criterion_decision f where f.request_id = c.request_id
    union all
    select r.referred_by, 'referred' from referral r where r.request_id = c.request_id
    union all
    select i.asked_by, 'asked' from information_request i where i.request_id = c.request_id
    union all
    select e.actor_id, 'acted' from event e
    where e.request_id = c.request_id and e.actor_role in ('reviewer', 'medical_director')
      and e.kind !~ '(viewed|printed|exported)$'
      and (e.data ->> 'contest_id' is null or e.data ->> 'contest_id' not in (c.id::text, coalesce(c.from_contest_id::text, '')))
  ) deeds
  where c.id = given_contest and actor_role() in ('reviewer', 'medical_director', 'system')
$$;

-- Why a person may not decide a contest on a day; empty when nothing stands against it.
create function contest_objections(given_contest uuid, candidate uuid, on_day date) returns text[]
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive line as (
    select u.reports_to as person from app_user u where u.id = candidate and u.reports_to is not null
    union
    select u.reports_to from app_user u join line on u.id = line.person where u.reports_to is not null
  )
  select array_remove(array[
    case when not exists (select from app_user u where u.id = candidate and u.role = 'medical_director' and u.disabled_at is null)
      then 'not_a_director' end,
    case when not exists (
      select from (
        select distinct on (l.state, l.number) l.* from medical_licence l where l.user_id = candidate
        order by l.state, l.number, l.recorded_at desc, l.id
      ) l where l.state = 'NC' and l.status = 'active' and on_day between l.valid_from and l.valid_through
    ) then 'no_licence' end,
    case when exists (select from case_deeds(given_contest) d where d.person = candidate and d.deed = 'decided')
      then 'decided' end,
    case when exists (select from case_deeds(given_contest) d where d.person = candidate and d.deed <> 'decided')
      then 'acted' end,
    case when exists (select from case_deeds(given_contest) d join line on line.person = d.person)
      then 'reports_to_actor' end
  ], null)
$$;

create function require_no_objection(given_contest uuid, candidate uuid, on_day date)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare objections text[] := contest_objections(given_contest, candidate, on_day);
begin
  if cardinality(objections) > 0 then
    raise exception 'this person may not decide the contest (%): N.C.G.S. 58-50-61(k), 29 CFR 2560.503-1(h)(3)(ii)',
      array_to_string(objections, ', ') using errcode = 'insufficient_privilege';
  end if;
end $$;

-- What may be contested, and until when -------------------------------------------------------

create function contest_level_of(state request_state) returns contest_level language sql immutable as $$
  select case state
    when 'in_reconsideration' then 'reconsideration' when 'under_appeal' then 'appeal'
    when 'in_second_level' then 'second_level' when 'in_external_review' then 'external_review'
  end::contest_level
$$;

-- The day on which the member's copy of the notice of a decision went out; null while it has not.
-- The decision is against the member, so no other copy begins the time to contest it.
create function decision_notified_on(determination uuid, contest uuid) returns date
  language sql stable security definer set search_path = public, pg_temp as $$
  select max((e.at at time zone 'America/New_York')::date) from event e
  where e.kind = 'notice_sent' and e.data ->> 'recipient' = 'member' and actor_role() is not null
    and case when contest is not null
      then e.data ->> 'contest_id' = contest::text and e.data ->> 'notice_kind' = 'appeal_decision'
      else e.data ->> 'determination_id' = determination::text
        and e.data ->> 'notice_kind' in ('noncertification', 'certification_in_part', 'appeal_decision') end
$$;

create function check_contest() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked review_request;
  before contest;
  terms plan_terms;
  window_of contest_window;
  notified date;
begin
  select * into asked from review_request where id = new.request_id;
  terms := terms_on(asked.plan_id, asked.requested_first_day);
  if new.outcome is not null or new.reviewer is not null or new.information_complete_at is not null then
    raise exception 'a contest begins undecided and with nobody' using errcode = 'check_violation';
  end if;
  if new.received_on > (new.recorded_at at time zone 'America/New_York')::date then
    raise exception 'a contest is not received on a day to come' using errcode = 'check_violation';
  end if;
  if new.determination_id is distinct from (
       select d.id from determination d where d.request_id = new.request_id order by d.decided_at desc, d.id desc limit 1)
     or not exists (select from determination d where d.id = new.determination_id and d.outcome in ('noncertified', 'certified_in_part')) then
    raise exception 'what is contested is the decision against the request that stands' using errcode = 'check_violation';
  end if;
  if new.urgency = 'expedited' and new.level = 'reconsideration' then
    raise exception 'nc_expedited_appeal, N.C.G.S. 58-50-61(l): an appeal is expedited, a reconsideration is not' using errcode = 'check_violation';
  end if;
  if new.urgency = 'expedited' and asked.timing = 'retrospective' then
    raise exception 'nc_expedited_appeal, N.C.G.S. 58-50-61(l): a retrospective decision has no expedited appeal' using errcode = 'check_violation';
  end if;
  if new.from_contest_id is not null then
    select * into before from contest where id = new.from_contest_id;
    if before.request_id <> new.request_id or before.outcome is distinct from 'became_appeal' or new.level <> 'appeal'
       or new.contested_state <> before.contested_state or new.received_on < before.received_on then
      raise exception 'an appeal grows out of a reconsideration of the same request' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.contested_state <> asked.state then
    raise exception 'a contest keeps where the request stood' using errcode = 'check_violation';
  end if;
  if new.level <> 'appeal' and (terms.line_of_business not in ('insured_group', 'individual') or terms.state_of_issue <> 'NC') then
    raise exception 'N.C.G.S. 58-50-61(i), 58-50-62, 58-50-80: these reviews are for insured plans issued in North Carolina'
      using errcode = 'check_violation';
  end if;
  -- What was decided last in earlier contests; one that was withdrawn or became an appeal decided nothing.
  select c.* into before from contest c
  where c.request_id = new.request_id and c.outcome in ('upheld', 'in_part') order by c.ended_version desc limit 1;
  if new.level in ('reconsideration', 'appeal') and before.level is not null
     and not (new.level = 'appeal' and before.level = 'reconsideration') then
    raise exception 'nc_standard_appeal, N.C.G.S. 58-50-61(k): the decision was contested at this level before' using errcode = 'check_violation';
  end if;
  if new.level = 'second_level' and before.level is distinct from 'appeal' then
    raise exception 'nc_second_level, N.C.G.S. 58-50-62: a second-level review follows the decision of an appeal' using errcode = 'check_violation';
  end if;
  if new.level = 'external_review' and (
       before.level = 'external_review'
       or (new.urgency = 'standard' and (before.level is null or before.level = 'reconsideration'))) then
    raise exception 'nc_external_review_window, N.C.G.S. 58-50-80: an external review follows the decision of an appeal' using errcode = 'check_violation';
  end if;
  select w.* into window_of from contest_window w
  where w.level = new.level and w.line_of_business = terms.line_of_business and w.in_force_from <= new.received_on
  order by w.in_force_from desc limit 1;
  notified := decision_notified_on(new.determination_id, case when new.level = 'external_review' then before.id end);
  if window_of.days is not null and notified is not null and new.received_on > notified + window_of.days then
    raise exception '%, %: this decision could be contested through %', window_of.rule_id, window_of.citation, notified + window_of.days
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_contest before insert on contest for each row execute function check_contest();

-- How a contest goes on: what was received stays as it was, the end comes once.
create function keep_contest() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.outcome is not null then
    raise exception 'a contest that has ended stays as it was' using errcode = 'insufficient_privilege';
  end if;
  if new.outcome is distinct from old.outcome and (
       (new.outcome = 'withdrawn' and actor_role() is distinct from 'provider')
       or (new.outcome = 'became_appeal' and (actor_role() is distinct from 'system' or new.level <> 'reconsideration'))
       or (new.outcome in ('upheld', 'overturned', 'in_part') and not exists (
             select from contest_decision d where d.contest_id = new.id and d.outcome = new.outcome and d.decided_by = actor_id()))) then
    raise exception 'a contest ends by its decision, by being withdrawn, or as an appeal' using errcode = 'check_violation';
  end if;
  if new.meeting_held_on is distinct from old.meeting_held_on
     and (new.meeting_on is null or new.meeting_held_on < new.meeting_on) then
    raise exception 'nc_second_level, N.C.G.S. 58-50-62: the review meeting is held on the day the member was told of, not before'
      using errcode = 'check_violation';
  end if;
  if new.reviewer is distinct from old.reviewer then
    if actor_role() is distinct from 'medical_director' then
      raise exception 'a medical director names who decides' using errcode = 'insufficient_privilege';
    end if;
    perform require_no_objection(new.id, new.reviewer, (new.assigned_at at time zone 'America/New_York')::date);
  end if;
  if actor_role() = 'provider' and to_jsonb(new) - array['outcome', 'ended_at', 'ended_version']
       is distinct from to_jsonb(old) - array['outcome', 'ended_at', 'ended_version'] then
    raise exception 'a provider contests and withdraws; the plan does the rest' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_contest before update on contest for each row execute function keep_contest();

create function keep_evidence() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.disclosed_at is not null then
    raise exception 'what was disclosed stays disclosed as it was' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_evidence before update on contest_evidence for each row execute function keep_evidence();

-- A decision on a contest: by the person named for it, against whom nothing stands on that day; and
-- none against the member while evidence the plan added was not shared.
create function check_contest_decision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c contest;
  asked review_request;
  day date := (new.decided_at at time zone 'America/New_York')::date;
begin
  select * into c from contest where id = new.contest_id;
  select * into asked from review_request where id = new.request_id;
  if c.outcome is not null or c.request_id <> new.request_id or c.reviewer is distinct from new.decided_by then
    raise exception 'an open contest is decided by the person named for it' using errcode = 'check_violation';
  end if;
  perform require_no_objection(c.id, new.decided_by, day);
  if day < (select max(e.at at time zone 'America/New_York')::date from event e where e.request_id = new.request_id) then
    raise exception 'a decision is not dated before what it decides on' using errcode = 'check_violation';
  end if;
  if new.outcome <> 'overturned' and exists (
    select from contest_evidence e where e.contest_id = c.id and e.needs_disclosure and e.disclosed_at is null
  ) then
    raise exception '29 CFR 2560.503-1(h)(2)(iii): new evidence is shared with the member before a decision rests on it' using errcode = 'check_violation';
  end if;
  if new.outcome <> 'upheld' and not exists (
    select from determination d where d.id = new.determination_id and d.contest_id = c.id and d.decided_by = new.decided_by
      and case new.outcome
        when 'overturned' then d.outcome = 'certified' and d.days = asked.requested_days
          and d.first_day = asked.requested_first_day and d.last_day = asked.requested_last_day
        else d.outcome = 'certified_in_part' end
  ) then
    raise exception 'a decision changed or overturned names its new determination, whole where it is overturned' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger check_contest_decision before insert on contest_decision for each row execute function check_contest_decision();

-- While a decision is contested a determination belongs to that contest, by whoever may decide it.
create function check_contest_determination() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  state request_state;
  c contest;
begin
  select r.state into state from review_request r where r.id = new.request_id;
  select * into c from contest where request_id = new.request_id and outcome is null;
  if contest_level_of(state) is null then
    if new.contest_id is not null then
      raise exception 'no decision of this request is contested' using errcode = 'check_violation';
    end if;
  elsif new.contest_id is distinct from c.id or c.id is null or c.reviewer is distinct from new.decided_by then
    raise exception 'a contested decision is changed by the person named for the contest' using errcode = 'check_violation';
  else
    perform require_no_objection(c.id, new.decided_by, (new.decided_at at time zone 'America/New_York')::date);
  end if;
  return new;
end $$;
create trigger check_contest_determination before insert on determination
  for each row execute function check_contest_determination();

-- State and contest change together: a state of contest has its open contest, and it is left as the
-- contest ended.
create function follow_contest() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state = old.state then return null; end if;
  if contest_level_of(old.state) is not null and not exists (
    select from contest c where c.request_id = new.id and c.level = contest_level_of(old.state) and c.ended_version = new.version
      and new.state = case c.outcome
        when 'overturned' then 'certified' when 'in_part' then 'certified_in_part' when 'became_appeal' then 'under_appeal'
        else c.contested_state end::request_state
  ) then
    raise exception 'a contested request goes on as its contest ended' using errcode = 'check_violation';
  end if;
  if contest_level_of(new.state) is not null and not exists (
    select from contest c where c.request_id = new.id and c.level = contest_level_of(new.state) and c.outcome is null
  ) then
    raise exception 'a request is contested by a contest' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger follow_contest after update of state on review_request
  deferrable initially deferred for each row execute function follow_contest();

create function require_contested_state() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from review_request r join contest c on c.request_id = r.id where c.id = new.id
      and case when c.outcome is null then contest_level_of(r.state) = c.level else r.version >= c.ended_version end
  ) then
    raise exception 'a contest is recorded with the step that contests' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger require_contested_state after insert or update on contest
  deferrable initially deferred for each row execute function require_contested_state();

-- Whether a document lies with a request, whoever may read it yet.
create function document_of_request(document uuid, request uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from document d where d.id = document_of_request.document and d.request_id = request) $$;

-- How many pieces a contest has, those counted that are not everybody's to read yet.
create function contest_evidence_count(contest uuid) returns integer
  language sql stable security definer set search_path = public, pg_temp as
$$ select count(*)::integer from contest_evidence e where e.contest_id = contest and actor_role() is not null $$;

-- Whether a document is what the plan added to a contest and has not disclosed yet.
create function document_undisclosed(document uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from contest_evidence e
    where e.document_id = document_undisclosed.document and e.needs_disclosure and e.disclosed_at is null)
$$;

-- Rights --------------------------------------------------------------------------------------

revoke all on function case_deeds(uuid), contest_objections(uuid, uuid, date), require_no_objection(uuid, uuid, date),
  contest_level_of(request_state), decision_notified_on(uuid, uuid), document_of_request(uuid, uuid), contest_evidence_count(uuid),
  document_undisclosed(uuid) from public;
grant execute on function case_deeds(uuid), contest_objections(uuid, uuid, date), contest_level_of(request_state),
  decision_notified_on(uuid, uuid), document_of_request(uuid, uuid), contest_evidence_count(uuid),
  document_undisclosed(uuid) to iop_app;

alter table contest_window enable row level security;
alter table contest enable row level security;
alter table contest_evidence enable row level security;
alter table contest_decision enable row level security;
grant select on contest_window, contest, contest_evidence, contest_decision to iop_app;
grant insert on contest, contest_evidence, contest_decision to iop_app;
grant update (coordinator, reviewer, assigned_at, information_complete_at, meeting_on, meeting_told_on, meeting_held_on,
  department_notice_on, file_sent_on, accepted_on, declined_on, outcome, ended_at, ended_version) on contest to iop_app;
grant update (disclosed_at, disclosed_by, disclosed_how, respond_by) on contest_evidence to iop_app;

create policy read on contest_window for select using ((select actor_role()) is not null);

create policy read on contest for select using (exists (select from review_request r where r.id = request_id));
create policy add on contest for insert with check (
  recorded_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and case (select actor_role())
      when 'provider' then r.state in ('noncertified', 'certified_in_part', 'ended') and received_from <> 'member'
      when 'system' then r.state in ('in_reconsideration', 'under_appeal') and from_contest_id is not null
      else (select actor_is_clinical_staff()) and r.state in ('noncertified', 'certified_in_part', 'ended')
        and level <> 'reconsideration' end));
create policy change on contest for update using (
  (select actor_role()) in ('provider', 'reviewer', 'medical_director', 'system')
  and exists (select from review_request r where r.id = request_id));

-- What the plan has added is the provider's to read once it was disclosed.
create policy read on contest_evidence for select using (
  exists (select from contest c where c.id = contest_id)
  and ((select actor_role()) <> 'provider' or not needs_disclosure or disclosed_at is not null));
create policy add on contest_evidence for insert with check (
  added_by = (select actor_id())
  and ((select actor_is_clinical_staff()) or ((select actor_role()) = 'provider' and received_from <> 'plan'))
  and exists (select from contest c where c.id = contest_id and c.outcome is null)
  and (document_id is null or exists (
    select from contest c where c.id = contest_id and document_of_request(document_id, c.request_id))));
create policy disclose on contest_evidence for update using (
  (select actor_is_clinical_staff()) and needs_disclosure and exists (select from contest c where c.id = contest_id))
  with check (disclosed_by = (select actor_id()));

create policy read on contest_decision for select using (exists (select from contest c where c.id = contest_id));
create policy add on contest_decision for insert with check (
  (select actor_role()) = 'medical_director' and decided_by = (select actor_id())
  and decided_by_name = (select person_name(actor_id()))
  and exists (select from contest c where c.id = contest_id));

-- Documents come in with a contest, from the provider or on paper, and the plan reads them.
create policy add_to_contest on document for insert with check (
  (select actor_role()) in ('provider', 'reviewer', 'medical_director') and uploaded_by = (select actor_id()) and exists (
    select from review_request r where r.id = request_id and contest_level_of(r.state) is not null));
create policy read_in_contest on document for select using (
  (select actor_is_clinical_staff()) and removed_at is null and exists (
    select from contest_evidence e where e.document_id = document.id));
create policy undisclosed on document as restrictive for select using (
  (select actor_role()) <> 'provider' or not document_undisclosed(id));

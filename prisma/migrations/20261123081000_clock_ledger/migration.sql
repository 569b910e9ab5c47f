-- The clock ledger: every time limit a case runs under, as last computed from its events, and on the
-- request the one that governs, so that lists sort by it.

create table clock (
  id text primary key,
  request_id uuid not null references review_request,
  position integer not null,             -- the order in which the ledger is read
  rule_id text not null,
  title text not null,
  citation text not null,
  subject text not null,
  contest_id uuid,
  owed_by text not null check (owed_by in ('plan', 'claimant')),
  started_at timestamptz(3),             -- null: not started yet
  started_by text not null,              -- the kind of event
  tolled jsonb not null check (jsonb_typeof(tolled) = 'array'),
  extension jsonb,                       -- null where the law allows none
  due_at timestamptz(3),
  decided_at timestamptz(3),
  satisfied_at timestamptz(3),
  ended_at timestamptz(3),
  governs boolean not null,
  words text not null,
  constraint due_after_start check (due_at >= started_at),
  constraint governing_runs check (not governs or
    (owed_by = 'plan' and started_at is not null and due_at is not null and satisfied_at is null and ended_at is null))
);
create index clock_of_request on clock (request_id);
create index clock_falling_due on clock (due_at) where satisfied_at is null and ended_at is null;
create unique index one_clock_governs on clock (request_id) where governs;

alter table review_request
  add column governing_due_at timestamptz(3),
  add column governing_rule text,
  add column governing_clock text references clock deferrable initially deferred,
  add check ((governing_due_at is null) = (governing_rule is null) and (governing_rule is null) = (governing_clock is null));
create index on review_request (governing_due_at);
grant update (governing_due_at, governing_rule, governing_clock) on review_request to iop_app;

-- What a clock is of, and when it started and was satisfied, stays; only what goes on moves.
create function keep_clock() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (new.id, new.request_id, new.rule_id, new.title, new.citation, new.subject, new.contest_id, new.owed_by, new.started_by)
        is distinct from
        (old.id, old.request_id, old.rule_id, old.title, old.citation, old.subject, old.contest_id, old.owed_by, old.started_by)
     or (old.started_at is not null and new.started_at is distinct from old.started_at)
     or (old.satisfied_at is not null and new.satisfied_at is distinct from old.satisfied_at) then
    raise exception 'a clock that runs or ran is not made another' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_clock before update or delete on clock for each row execute function keep_clock();
create trigger append_only_truncate before truncate on clock for each statement execute function refuse_change();

alter table clock enable row level security;
create policy read on clock for select using (
  (select actor_role()) is not null and exists (select from review_request r where r.id = request_id));
create policy add on clock for insert with check (
  (select actor_role()) in ('provider', 'reviewer', 'medical_director', 'system')
  and exists (select from review_request r where r.id = request_id));
create policy change on clock for update using (
  (select actor_role()) in ('provider', 'reviewer', 'medical_director', 'system')
  and exists (select from review_request r where r.id = request_id));
grant select, insert on clock to iop_app;
grant update (position, started_at, tolled, extension, due_at, decided_at, satisfied_at, ended_at, governs, words) on clock to iop_app;

-- Talks between the treating clinician and a medical director, and what questions to a provider owe:
-- their end as an instant, whether they extend the time to decide, and what became of each item.

-- Peer to peer ----------------------------------------------------------------------------------

create type peer_to_peer_outcome as enum ('held', 'not_reached', 'declined');
create type peer_to_peer_participant as enum ('treating_physician', 'treating_clinician', 'program_clinician', 'medical_director', 'reviewer');

create table peer_to_peer (
  id uuid primary key,
  request_id uuid not null references review_request,
  clinician text not null check (clinician <> ''),   -- who will talk for the program
  telephone text not null check (telephone <> ''),
  message text not null,
  requested_by uuid not null references app_user,
  requested_by_name text not null,
  requested_at timestamptz(3) not null,
  outcome peer_to_peer_outcome,
  happened_at timestamptz(3),                        -- when they talked, or when it was tried
  took_part peer_to_peer_participant[] not null default '{}',
  recorded_by uuid references app_user,
  recorded_by_name text,
  recorded_at timestamptz(3),
  check ((outcome is null) = (recorded_at is null) and (outcome is null) = (recorded_by is null)
    and (outcome is null) = (happened_at is null) and (outcome is null) = (recorded_by_name is null)),
  check (outcome is null or outcome <> 'held' or cardinality(took_part) >= 2),
  check (happened_at >= requested_at and happened_at <= recorded_at)
);
-- One at a time.
create unique index on peer_to_peer (request_id) where outcome is null;
create index on peer_to_peer (request_id);

create table peer_to_peer_time (
  id uuid primary key,
  peer_to_peer_id uuid not null references peer_to_peer,
  starts_at timestamptz(3) not null,
  offered_by uuid not null references app_user,
  offered_by_name text not null,
  offered_at timestamptz(3) not null,
  chosen_by uuid references app_user,
  chosen_at timestamptz(3),
  unique (peer_to_peer_id, starts_at),
  check (starts_at > offered_at),
  check ((chosen_by is null) = (chosen_at is null)),
  check (chosen_at < starts_at)
);
create unique index on peer_to_peer_time (peer_to_peer_id) where chosen_at is not null;

-- What the director keeps for the plan.
create table peer_to_peer_note (
  peer_to_peer_id uuid primary key references peer_to_peer,
  note text not null check (note <> ''),
  written_by uuid not null references app_user,
  written_at timestamptz(3) not null
);

create function keep_peer_to_peer() returns trigger language plpgsql as $$
begin
  if old.recorded_at is not null then
    raise exception 'what was recorded of a peer to peer stays as it was' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_peer_to_peer before update on peer_to_peer for each row execute function keep_peer_to_peer();
create function keep_peer_to_peer_time() returns trigger language plpgsql as $$
begin
  if old.chosen_at is not null then
    raise exception 'a time that was chosen stays chosen' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_peer_to_peer_time before update on peer_to_peer_time for each row execute function keep_peer_to_peer_time();
create trigger append_only before delete on peer_to_peer for each row execute function refuse_change();
create trigger append_only before delete on peer_to_peer_time for each row execute function refuse_change();
create trigger append_only before update or delete on peer_to_peer_note for each row execute function refuse_change();
create trigger append_only_truncate before truncate on peer_to_peer for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on peer_to_peer_time for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on peer_to_peer_note for each statement execute function refuse_change();

alter table peer_to_peer enable row level security;
alter table peer_to_peer_time enable row level security;
alter table peer_to_peer_note enable row level security;
grant select, insert on peer_to_peer, peer_to_peer_time, peer_to_peer_note to iop_app;
grant update (outcome, happened_at, took_part, recorded_by, recorded_by_name, recorded_at) on peer_to_peer to iop_app;
grant update (chosen_by, chosen_at) on peer_to_peer_time to iop_app;

create policy read on peer_to_peer for select using (exists (select from review_request r where r.id = request_id));
create policy add on peer_to_peer for insert with check (
  (select actor_role()) = 'provider' and requested_by = (select actor_id()) and outcome is null
  and exists (select from review_request r
    where r.id = request_id and r.state in ('with_medical_director', 'noncertified', 'certified_in_part')));
create policy record on peer_to_peer for update using (
  (select actor_role()) = 'medical_director' and exists (select from review_request r where r.id = request_id))
  with check (recorded_by = (select actor_id()) and recorded_by_name = (select person_name(actor_id())));

create policy read on peer_to_peer_time for select using (exists (select from peer_to_peer p where p.id = peer_to_peer_id));
create policy offer on peer_to_peer_time for insert with check (
  (select actor_is_clinical_staff()) and offered_by = (select actor_id()) and chosen_at is null
  and exists (select from peer_to_peer p where p.id = peer_to_peer_id and p.outcome is null));
create policy choose on peer_to_peer_time for update using (
  (select actor_role()) = 'provider'
  and exists (select from peer_to_peer p where p.id = peer_to_peer_id and p.outcome is null))
  with check (chosen_by = (select actor_id()));

create policy read on peer_to_peer_note for select using (
  (select actor_is_clinical_staff()) and exists (select from peer_to_peer p where p.id = peer_to_peer_id));
create policy add on peer_to_peer_note for insert with check (
  (select actor_role()) = 'medical_director' and written_by = (select actor_id())
  and exists (select from peer_to_peer p where p.id = peer_to_peer_id and p.recorded_by = written_by));

-- Questions ---------------------------------------------------------------------------------------

alter table information_request add column due_at timestamptz(3);
alter table information_request add column extends boolean not null default false;
update information_request set due_at = (due_on + time '23:59:59') at time zone 'America/New_York';
alter table information_request alter column due_at set not null;
alter table information_request add check (due_at > asked_at);
alter table information_request add check (due_on = (due_at at time zone 'America/New_York')::date);

-- What became of each item when somebody recorded that all necessary information was obtained.
create type information_standing as enum ('answered', 'obtained_otherwise', 'no_longer_needed');
create table information_item_standing (
  information_item_id uuid not null references information_item,
  recorded_at timestamptz(3) not null,
  standing information_standing not null,
  recorded_by uuid not null references app_user,
  recorded_by_name text not null,
  primary key (information_item_id, recorded_at)
);
create trigger append_only before update or delete on information_item_standing for each row execute function refuse_change();
create trigger append_only_truncate before truncate on information_item_standing for each statement execute function refuse_change();
alter table information_item_standing enable row level security;
grant select, insert on information_item_standing to iop_app;
create policy read on information_item_standing for select using (
  exists (select from information_item i where i.id = information_item_id));
create policy add on information_item_standing for insert with check (
  (select actor_is_clinical_staff()) and recorded_by = (select actor_id())
  and exists (
    select from information_item i join information_request q on q.id = i.information_request_id
      join review_request r on r.id = q.request_id
    where i.id = information_item_id and r.state in ('in_review', 'with_medical_director')));

-- A dependent without a member number of their own is a claim_member by the number on the card and a key
-- ("M-1001+3f9a2c1b7d", see lib/claims/member-number.ts). They are few; a card's are found by its number.
create index claim_member_on_card on claim_member (split_part(member_number, '+', 1))
  where strpos(member_number, '+') > 0;

-- Lines over several dates are few as well, and count for each of them.
create index claim_line_of_several_dates on claim_line (member_id, service_date) where service_to > service_date;

-- Locks as before; tells as well who else is known on the cards asked for. Whoever locks a dependent
-- locks the card, so that those others stand still too.
create or replace function lock_claim_members(numbers text[])
  returns table (id bigint, member_number text)
  language plpgsql security definer set search_path = public, pg_temp
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  perform require_claims_analyst();
  insert into claim_member (member_number)
  select n from unnest(numbers) n
  where not exists (select from claim_member m where m.member_number = n)
  order by n on conflict do nothing;
  return query
    select m.id, m.member_number
    from claim_member m
    where m.id = any(array(
      select k.id from unnest(numbers) n join claim_member k on k.member_number = n order by k.id))
    order by m.id for update;
  return query
    select m.id, m.member_number
    from unnest(numbers) n
    join claim_member m on split_part(m.member_number, '+', 1) = n and strpos(m.member_number, '+') > 0;
end $$;

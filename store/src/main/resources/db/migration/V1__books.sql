-- The books of Quittance. Money is in minor units (cents, yen), times are UTC, ids sort by their bytes.
-- journal: what happened. ledger_*: what that booked. orders: where each order stands now.

create table orders (
  order_id       text collate "C" primary key,
  customer_id    text collate "C" not null,
  currency       text collate "C" not null,
  amount         bigint not null,
  fingerprint    text not null,
  start          jsonb not null,
  view           jsonb not null,
  status         text collate "C" not null,
  revision       integer not null default 0,
  seq            bigint not null default 0,
  unstarted      boolean not null generated always as (seq = 0) stored,
  at_risk        bigint not null default 0,
  authorized     bigint not null default 0,
  captured       bigint not null default 0,
  refunded       bigint not null default 0,
  refunding      bigint not null default 0,
  adjusted       bigint not null default 0,
  held           bigint not null default 0,
  open_review    text,
  conflicted     boolean not null default false,
  -- A conflict is a review of its own: the order's next facts, which know nothing of it, must not close it.
  review         text generated always as
                   (coalesce(open_review, case when conflicted then 'JOURNAL_CONFLICT' end)) stored,
  proven_zero_at timestamptz,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  ended_at       timestamptz
) with (fillfactor = 85); -- room for the next version of a row beside it, which then needs no index entries

create index orders_newest on orders (created_at desc, order_id desc);
create index orders_of_status on orders (status, created_at desc, order_id desc);
create index orders_of_customer on orders (customer_id, created_at desc, order_id desc);
create index orders_in_review on orders (created_at desc, order_id desc) where review is not null;
create index orders_ended on orders (ended_at, order_id) where ended_at is not null;
create index orders_open on orders (created_at, order_id) where ended_at is null;
create index orders_unstarted on orders (created_at, order_id) where unstarted;

comment on table orders is
  'One row for each order id ever taken: where the order stands now and what money is held for it. '
  'Derived from the journal, and the only table here, beside outbox and reconciliation, whose rows change.';
comment on column orders.seq is 'How many of the order''s facts are in the journal; 0: its id is taken, nothing else yet.';
comment on column orders.start is 'What the order was placed with.';
comment on column orders.view is 'The order as it is shown.';
comment on column orders.held is 'Taken and not returned: captured - refunded - adjusted.';
comment on column orders.open_review is 'What a person must decide, in the order''s own words.';
comment on column orders.conflicted is
  'Two different facts were reported under one number: see journal_conflict. Set to false by a person who has looked.';

create table journal (
  order_id    text collate "C" not null references orders,
  seq         bigint not null check (seq > 0),
  type        text not null,
  fact        jsonb not null,
  at          timestamptz not null,
  recorded_at timestamptz not null default now(),
  run_id      text not null,
  event_id    bigint not null,
  primary key (order_id, seq)
);

create index journal_answers on journal (order_id, (fact ->> 'id')) where type = 'CommandAnswered';

comment on table journal is
  'Everything that ever happened to an order, fact by fact, numbered from 1. Rows are added and never changed or removed; '
  'every other figure here follows from them.';
comment on column journal.at is 'When it happened.';
comment on column journal.recorded_at is 'When the books heard of it.';
comment on column journal.run_id is 'The workflow run that reported it; event_id is the place in that run''s history.';

create table journal_conflict (
  id         bigint generated always as identity primary key,
  order_id   text collate "C" not null,
  seq        bigint not null,
  kept       jsonb not null,
  refused    jsonb not null,
  run_id     text not null,
  event_id   bigint not null,
  noticed_at timestamptz not null default now(),
  foreign key (order_id, seq) references journal
);

create index journal_conflict_of_fact on journal_conflict (order_id, seq);

comment on table journal_conflict is
  'Facts that were refused because another fact stands in the journal under their number, as after a reset of the order''s '
  'workflow. Each one is for a person to look at.';

create table ledger_transaction (
  id       bigint generated always as identity primary key,
  order_id text collate "C" not null,
  seq      bigint not null,
  fact     text not null,
  at       timestamptz not null,
  unique (order_id, seq),
  foreign key (order_id, seq) references journal
);

comment on table ledger_transaction is
  'One booking: the money that one fact of an order moved. Never changed or removed; a mistake is booked back.';

create table ledger_entry (
  transaction_id bigint not null references ledger_transaction,
  line           integer not null,
  account        text collate "C" not null,
  currency       text collate "C" not null,
  amount         bigint not null check (amount <> 0),
  primary key (transaction_id, line)
);

comment on table ledger_entry is
  'The lines of a booking: so much to an account, debits positive, credits negative. The lines of one booking sum to zero '
  'in each currency. Never changed or removed.';

create table outbox (
  id           bigint generated always as identity primary key,
  order_id     text collate "C" not null,
  seq          bigint not null,
  type         text not null,
  status       text not null,
  revision     integer not null,
  at           timestamptz not null,
  published_at timestamptz,
  foreign key (order_id, seq) references journal
);

create index outbox_unpublished on outbox (id) where published_at is null;

comment on table outbox is
  'Events that other systems are to hear of, written together with the fact they tell, so that none is lost and none is made up.';

create table provider_reference (
  provider           text collate "C" not null,
  provider_reference text collate "C" not null,
  order_id           text collate "C" not null references orders,
  reference          text collate "C" not null,
  noted_at           timestamptz not null default now(),
  primary key (provider, provider_reference)
);

comment on table provider_reference is
  'Which payment or refund of ours a payment provider''s own number belongs to: each number to one only.';

create table reconciliation (
  id            bigint generated always as identity primary key,
  kind          text not null,
  from_at       timestamptz not null,
  to_at         timestamptz not null,
  started_at    timestamptz not null,
  updated_at    timestamptz not null,
  finished_at   timestamptz,
  outcome       text check (outcome in ('IN_LINE', 'DIFFERENCES', 'FAILED')),
  orders_proven integer not null default 0,
  charges_read  integer not null default 0,
  differences   integer not null default 0,
  position      text,
  check ((finished_at is null) = (outcome is null))
);

create index reconciliation_finished on reconciliation (finished_at desc, id desc) where finished_at is not null;

comment on table reconciliation is
  'Runs of the comparison of our books with the payment providers'': what was compared, how far it got and what came of it.';

create table reconciliation_difference (
  id                bigint generated always as identity primary key,
  reconciliation_id bigint not null references reconciliation,
  order_id          text collate "C" not null,
  concerns          text collate "C" not null,
  what              text not null,
  evidence          text not null,
  found_at          timestamptz not null,
  unique (reconciliation_id, order_id, concerns, what)
);

comment on table reconciliation_difference is
  'Where a payment provider''s books and ours disagreed, with both figures. The order''s id need not be one of ours.';
comment on column reconciliation_difference.concerns is 'The payment or refund; empty: the order as a whole.';

create table secret (
  name  text primary key,
  value bytea not null
);

comment on table secret is
  'Keys that all processes of this installation share. Made once, by the database itself; they protect no money.';

insert into secret (name, value)
values ('cursor-key', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on journal
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_transaction
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();

create function refuse_imbalance() returns trigger language plpgsql as $$
declare
  unbalanced record;
begin
  select currency, sum(amount) as amount into unbalanced
    from ledger_entry where transaction_id = new.transaction_id
    group by currency having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'ledger transaction % does not sum to zero: % % remain',
      new.transaction_id, unbalanced.amount, unbalanced.currency using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- Deferred, because a booking is in balance only once its last line is in.
create constraint trigger in_balance after insert on ledger_entry
  deferrable initially deferred
  for each row execute function refuse_imbalance();

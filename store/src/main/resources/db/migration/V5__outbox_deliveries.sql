-- Who is told of the events in the outbox, what each of them has not been told yet, and which process tells it.

alter table outbox
  add column data jsonb,
  add column recorded_at timestamptz not null default now();

-- Rows come in the order of time, so that a summary of each stretch of the table finds the old ones.
create index outbox_recorded on outbox using brin (recorded_at) with (autosummarize = on);
drop index outbox_unpublished;

comment on column outbox.data is
  'What the event tells of the order after its fact, beside status and revision; null for events of an older release.';
comment on column outbox.recorded_at is 'When the books heard of it; from then on counts how long it is kept.';
comment on column outbox.published_at is 'Set: sinks that are switched on later are not told of it.';

create table outbox_sink (
  name           text collate "C" primary key,
  address        text not null,
  switched_on_at timestamptz not null default now(),
  up_to          bigint not null,
  filled_to      bigint not null default 0
);

comment on table outbox_sink is
  'Who is told of events: one row for each place, from when it is switched on until it is switched off. While there is '
  'none, events are kept for the retention and no more.';
comment on column outbox_sink.up_to is
  'The last event from before it was switched on; it is told of those that are still kept, too. Once filled_to has come '
  'that far, they are among its deliveries.';

create table outbox_delivery (
  sink           text collate "C" not null,
  partition      smallint not null,
  outbox_id      bigint not null,
  order_id       text collate "C" not null,
  attempts       integer not null default 0,
  first_tried_at timestamptz,
  due_at         timestamptz,
  reason         text,
  primary key (sink, partition, outbox_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0,
        autovacuum_analyze_threshold = 5000);

-- Few: what was tried in vain. What follows of the same order must wait for it.
create index outbox_delivery_tried on outbox_delivery (sink, partition, order_id, outbox_id) where attempts > 0;

comment on table outbox_delivery is
  'Which event a sink has not been told of yet. Written together with the event, removed once the sink has it. No foreign '
  'keys: each would lock the one row of a sink in every append.';
comment on column outbox_delivery.due_at is 'Not to be tried before, nor what follows of the same order; null: now.';
comment on column outbox_delivery.reason is 'Why the last try was in vain.';

create table outbox_dead (
  sink           text collate "C" not null,
  outbox_id      bigint not null,
  order_id       text collate "C" not null,
  attempts       integer not null,
  first_tried_at timestamptz not null,
  died_at        timestamptz not null default now(),
  reason         text not null,
  primary key (sink, outbox_id)
);

comment on table outbox_dead is
  'Events that a sink would not take for so long that they were given up. Kept until somebody has them delivered again, '
  'or discards them.';

create table outbox_lease (
  sink      text collate "C" not null,
  partition smallint not null,
  holder    text,
  token     bigint not null default 0,
  until     timestamptz not null default '-infinity',
  primary key (sink, partition)
) with (fillfactor = 50);

comment on table outbox_lease is
  'Which process tells a sink of the events of one part of the orders. Who took it over has the next token; nothing is '
  'removed from outbox_delivery under an older one.';

create table outbox_relay (
  sink  text collate "C" not null,
  relay text collate "C" not null,
  until timestamptz not null,
  primary key (sink, relay)
) with (fillfactor = 50);

comment on table outbox_relay is 'Which processes are there to tell a sink, so that they share its partitions.';

-- Not of the server's own hash functions, which may change with its version.
create function outbox_partition(order_id text) returns smallint
  language sql immutable strict parallel safe
  return (get_byte(decode(md5(order_id), 'hex'), 0) % 32)::smallint;

comment on function outbox_partition is 'The part of the orders, of 32, that an order belongs to. The only place that says so.';

-- By the table and not by who writes to it: workers of the release before this one write events, too, while they are
-- replaced one by one. The statement in it locks the list of sinks until the append is committed, and sees it as it is then.
create function outbox_deliver() returns trigger
  language plpgsql as
$$
begin
  insert into outbox_delivery (sink, partition, outbox_id, order_id)
  select s.name, outbox_partition(e.order_id), e.id, e.order_id from added e cross join outbox_sink s;
  return null;
end
$$;

create trigger outbox_deliver after insert on outbox
  referencing new table as added
  for each statement execute function outbox_deliver();

comment on function outbox_deliver is 'Each event that is written is to be told to every sink that is on.';

comment on table orders is
  'One row for each order id ever taken: where the order stands now and what money is held for it. Derived from the journal, '
  'and the only table here, beside the outbox''s, reconciliation and webhook_inbox, whose rows change.';

-- What payment providers tell by webhook. A webhook is acknowledged once it stands here; its order hears of it from here.

create table webhook_inbox (
  provider       text collate "C" not null,
  event_id       text collate "C" not null,
  name           text collate "C",
  charge_name    text collate "C",
  claim          text collate "C",
  occurred_at    timestamptz,
  received_at    timestamptz not null default now(),
  due_at         timestamptz default now(),
  attempts       integer not null default 0,
  outcome        text collate "C",
  delivered_with text collate "C",
  delivered_at   timestamptz,
  primary key (provider, event_id),
  check ((name is null) = (charge_name is null)),
  check ((outcome is null) = (delivered_at is null)),
  check ((outcome is null) = (due_at is not null)),
  check (name is not null or outcome is not null)
);

create index webhook_inbox_due on webhook_inbox (due_at) where outcome is null;
create index webhook_inbox_by_name on webhook_inbox (name, charge_name, provider);
create index webhook_inbox_delivered on webhook_inbox (delivered_at) where outcome is not null;

comment on table webhook_inbox is
  'Webhooks of payment providers that were proven to be theirs, each event once, however often it was sent. A reason to look '
  'and no truth: nothing of it is booked. Removed thirty days after its order has heard of it.';
comment on column webhook_inbox.name is
  'The name under which the provider knows the charge or refund that it is about; null: it is about no money.';
comment on column webhook_inbox.charge_name is 'The same of the charge; for a refund, of the one whose money goes back.';
comment on column webhook_inbox.claim is 'What it says has become of that; null: something has, and it has no word for it.';
comment on column webhook_inbox.due_at is
  'When its order is told, or told again. Whoever tells it moves this ahead first: should that process die, it is told then.';
comment on column webhook_inbox.attempts is 'How often somebody set out to tell the order.';
comment on column webhook_inbox.outcome is
  'What became of it. ACCEPTED: its order looks. SIGNALLED: the engine keeps it for its order, whose worker was away. REOPENED: '
  'its order had ended and goes on. KNOWN: it told its order nothing new. UNMATCHED: its money became an order. NO_MONEY: no '
  'order knows it, and the provider holds no money for it. IRRELEVANT: it is about no money. Null: its order has not heard of it yet.';
comment on column webhook_inbox.delivered_with is
  'The event that was told instead, since it said the same of the same; null: this one was.';

comment on table orders is
  'One row for each order id ever taken: where the order stands now and what money is held for it. Derived from the journal, '
  'and the only table here, beside outbox, reconciliation and webhook_inbox, whose rows change.';

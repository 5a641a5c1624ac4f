-- Which ended orders were held against the payment providers' books, and as of which of their facts: so none is forgotten,
-- however late its facts reached these books, and none is compared twice.

alter table orders
  add column proven_seq bigint,
  add column unproven boolean not null
    generated always as (ended_at is not null and proven_seq is distinct from seq) stored;

create index orders_unproven on orders (ended_at, order_id) where unproven;

comment on column orders.proven_seq is
  'How many facts the ended order had when it was last held against its payment provider''s books; null: it never was.';

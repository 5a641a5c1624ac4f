-- The pages of one status, or of one customer, walk backwards along these. All columns go the same way, so that a page's
-- last line is one place in the index, filter included.

drop index orders_of_status;
drop index orders_of_customer;

create index orders_of_status on orders (status, created_at, order_id);
create index orders_of_customer on orders (customer_id, created_at, order_id);

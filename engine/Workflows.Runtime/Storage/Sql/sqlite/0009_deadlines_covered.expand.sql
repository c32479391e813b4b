-- The condition of an index is asked of the row again, unless the index has its column: then a place costs a row that lies somewhere else.
drop index deadline_open;
create index deadline_open on deadline (due_at, instance, name, standing) where standing in ('running', 'missed');

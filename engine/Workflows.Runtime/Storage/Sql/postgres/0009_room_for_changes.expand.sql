-- Rows that are changed soon after they came: with room on their page, a change that touches no indexed column leaves the indexes alone.
alter table instance set (fillfactor = 85);
alter table scope set (fillfactor = 85);
alter table task set (fillfactor = 85);
alter table wait set (fillfactor = 85);
alter table outbox set (fillfactor = 85);
alter table dispatch set (fillfactor = 85);

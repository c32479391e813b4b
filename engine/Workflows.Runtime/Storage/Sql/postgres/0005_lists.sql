-- Lists of cases by status, the last started first, and their number.
create index instance_status on instance (status, started_at);

-- Mails, the latest first.
create index outbox_created on outbox (created_at);

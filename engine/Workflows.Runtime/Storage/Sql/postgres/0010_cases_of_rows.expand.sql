-- What belongs to a case is written in the transaction that writes the case, or that changes it at the revision it was read at: looking the case up
-- again for every row took a quarter of the server's work. SQLite, where it costs little, goes on looking, for the same statements; and
-- verifying the states tells of rows whose case is not there (decision 0025).
do $$
declare
    lookup record;
begin
    for lookup in
        select conrelid::regclass as of_table, conname as name
        from pg_constraint
        where contype = 'f' and confrelid = 'instance'::regclass
    loop
        execute format('alter table %s drop constraint %I', lookup.of_table, lookup.name);
    end loop;
end
$$;

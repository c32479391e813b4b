-- Fingerprints of the master keys that a node has in its file, separated by spaces: a new one is used when every node has it.
alter table node add column master_keys text not null default '';

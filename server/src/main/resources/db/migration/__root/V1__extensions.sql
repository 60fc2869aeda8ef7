-- pg: exclusion constraints over a key and two times need its equality in GiST
create extension if not exists btree_gist;

revoke create on schema public from public;

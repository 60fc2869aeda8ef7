-- Ids of the files that prove an entry of money, as figures, veto cases and assigned targets have them.
alter table plan.project_money add column evidence text[] not null default '{}';

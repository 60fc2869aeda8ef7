-- knocks of visitors are counted in one place: identity.knock
drop table registry.knock;

-- knocks of visitors are counted in one place: identity.knock
drop table documents.check_source;

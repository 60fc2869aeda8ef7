-- The tables in which Flowable 8.0.0 keeps where running cases stand: its own definition of them, in a schema of their own.
-- Written from the scripts flowable.postgres.create.{common,engine,history}.sql of its jars (Apache-2.0); a later version of
-- Flowable comes with a migration after this one. Flowable itself never creates or changes a table here.
create schema flowable;

create table flowable.act_ge_property (
    name_ varchar(64),
    value_ varchar(300),
    rev_ integer,
    primary key (name_)
);
create table flowable.act_ge_bytearray (
    id_ varchar(64),
    rev_ integer,
    name_ varchar(255),
    deployment_id_ varchar(64),
    bytes_ bytea,
    generated_ boolean,
    primary key (id_)
);
insert into flowable.ACT_GE_PROPERTY values ('common.schema.version', '8.0.0.0', 1);
insert into flowable.ACT_GE_PROPERTY values ('next.dbid', '1', 1);
create table flowable.act_ru_entitylink (
    id_ varchar(64),
    rev_ integer,
    create_time_ timestamp,
    link_type_ varchar(255),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    parent_element_id_ varchar(255),
    ref_scope_id_ varchar(255),
    ref_scope_type_ varchar(255),
    ref_scope_definition_id_ varchar(255),
    root_scope_id_ varchar(255),
    root_scope_type_ varchar(255),
    hierarchy_type_ varchar(255),
    primary key (id_)
);
create index act_idx_ent_lnk_scope on flowable.act_ru_entitylink(scope_id_, scope_type_, link_type_);
create index act_idx_ent_lnk_ref_scope on flowable.act_ru_entitylink(ref_scope_id_, ref_scope_type_, link_type_);
create index act_idx_ent_lnk_root_scope on flowable.act_ru_entitylink(root_scope_id_, root_scope_type_, link_type_);
create index act_idx_ent_lnk_scope_def on flowable.act_ru_entitylink(scope_definition_id_, scope_type_, link_type_);
create table flowable.act_hi_entitylink (
    id_ varchar(64),
    link_type_ varchar(255),
    create_time_ timestamp,
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    parent_element_id_ varchar(255),
    ref_scope_id_ varchar(255),
    ref_scope_type_ varchar(255),
    ref_scope_definition_id_ varchar(255),
    root_scope_id_ varchar(255),
    root_scope_type_ varchar(255),
    hierarchy_type_ varchar(255),
    primary key (id_)
);
create index act_idx_hi_ent_lnk_scope on flowable.act_hi_entitylink(scope_id_, scope_type_, link_type_);
create index act_idx_hi_ent_lnk_ref_scope on flowable.act_hi_entitylink(ref_scope_id_, ref_scope_type_, link_type_);
create index act_idx_hi_ent_lnk_root_scope on flowable.act_hi_entitylink(root_scope_id_, root_scope_type_, link_type_);
create index act_idx_hi_ent_lnk_scope_def on flowable.act_hi_entitylink(scope_definition_id_, scope_type_, link_type_);
create table flowable.act_ru_identitylink (
    id_ varchar(64),
    rev_ integer,
    group_id_ varchar(255),
    type_ varchar(255),
    user_id_ varchar(255),
    task_id_ varchar(64),
    proc_inst_id_ varchar(64),
    proc_def_id_ varchar (64),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    primary key (id_)
);
create index act_idx_ident_lnk_user on flowable.act_ru_identitylink(user_id_);
create index act_idx_ident_lnk_group on flowable.act_ru_identitylink(group_id_);
create index act_idx_ident_lnk_scope on flowable.act_ru_identitylink(scope_id_, scope_type_);
create index act_idx_ident_lnk_sub_scope on flowable.act_ru_identitylink(sub_scope_id_, scope_type_);
create index act_idx_ident_lnk_scope_def on flowable.act_ru_identitylink(scope_definition_id_, scope_type_);
create table flowable.act_hi_identitylink (
    id_ varchar(64),
    group_id_ varchar(255),
    type_ varchar(255),
    user_id_ varchar(255),
    task_id_ varchar(64),
    create_time_ timestamp,
    proc_inst_id_ varchar(64),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    primary key (id_)
);
create index act_idx_hi_ident_lnk_user on flowable.act_hi_identitylink(user_id_);
create index act_idx_hi_ident_lnk_scope on flowable.act_hi_identitylink(scope_id_, scope_type_);
create index act_idx_hi_ident_lnk_sub_scope on flowable.act_hi_identitylink(sub_scope_id_, scope_type_);
create index act_idx_hi_ident_lnk_scope_def on flowable.act_hi_identitylink(scope_definition_id_, scope_type_);
create table flowable.act_ru_job (
    id_ varchar(64) not null,
    rev_ integer,
    category_ varchar(255),
    type_ varchar(255) not null,
    lock_exp_time_ timestamp,
    lock_owner_ varchar(255),
    exclusive_ boolean,
    execution_id_ varchar(64),
    process_instance_id_ varchar(64),
    proc_def_id_ varchar(64),
    element_id_ varchar(255),
    element_name_ varchar(255),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    correlation_id_ varchar(255),
    retries_ integer,
    exception_stack_id_ varchar(64),
    exception_msg_ varchar(4000),
    duedate_ timestamp,
    repeat_ varchar(255),
    handler_type_ varchar(255),
    handler_cfg_ varchar(4000),
    custom_values_id_ varchar(64),
    create_time_ timestamp,
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create table flowable.act_ru_timer_job (
    id_ varchar(64) not null,
    rev_ integer,
    category_ varchar(255),
    type_ varchar(255) not null,
    lock_exp_time_ timestamp,
    lock_owner_ varchar(255),
    exclusive_ boolean,
    execution_id_ varchar(64),
    process_instance_id_ varchar(64),
    proc_def_id_ varchar(64),
    element_id_ varchar(255),
    element_name_ varchar(255),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    correlation_id_ varchar(255),
    retries_ integer,
    exception_stack_id_ varchar(64),
    exception_msg_ varchar(4000),
    duedate_ timestamp,
    repeat_ varchar(255),
    handler_type_ varchar(255),
    handler_cfg_ varchar(4000),
    custom_values_id_ varchar(64),
    create_time_ timestamp,
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create table flowable.act_ru_suspended_job (
    id_ varchar(64) not null,
    rev_ integer,
    category_ varchar(255),
    type_ varchar(255) not null,
    exclusive_ boolean,
    execution_id_ varchar(64),
    process_instance_id_ varchar(64),
    proc_def_id_ varchar(64),
    element_id_ varchar(255),
    element_name_ varchar(255),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    correlation_id_ varchar(255),
    retries_ integer,
    exception_stack_id_ varchar(64),
    exception_msg_ varchar(4000),
    duedate_ timestamp,
    repeat_ varchar(255),
    handler_type_ varchar(255),
    handler_cfg_ varchar(4000),
    custom_values_id_ varchar(64),
    create_time_ timestamp,
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create table flowable.act_ru_deadletter_job (
    id_ varchar(64) not null,
    rev_ integer,
    category_ varchar(255),
    type_ varchar(255) not null,
    exclusive_ boolean,
    execution_id_ varchar(64),
    process_instance_id_ varchar(64),
    proc_def_id_ varchar(64),
    element_id_ varchar(255),
    element_name_ varchar(255),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    correlation_id_ varchar(255),
    exception_stack_id_ varchar(64),
    exception_msg_ varchar(4000),
    duedate_ timestamp,
    repeat_ varchar(255),
    handler_type_ varchar(255),
    handler_cfg_ varchar(4000),
    custom_values_id_ varchar(64),
    create_time_ timestamp,
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create table flowable.act_ru_history_job (
    id_ varchar(64) not null,
    rev_ integer,
    lock_exp_time_ timestamp,
    lock_owner_ varchar(255),
    retries_ integer,
    exception_stack_id_ varchar(64),
    exception_msg_ varchar(4000),
    handler_type_ varchar(255),
    handler_cfg_ varchar(4000),
    custom_values_id_ varchar(64),
    adv_handler_cfg_id_ varchar(64),
    create_time_ timestamp,
    scope_type_ varchar(255),
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create table flowable.act_ru_external_job (
    id_ varchar(64) not null,
    rev_ integer,
    category_ varchar(255),
    type_ varchar(255) not null,
    lock_exp_time_ timestamp,
    lock_owner_ varchar(255),
    exclusive_ boolean,
    execution_id_ varchar(64),
    process_instance_id_ varchar(64),
    proc_def_id_ varchar(64),
    element_id_ varchar(255),
    element_name_ varchar(255),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    correlation_id_ varchar(255),
    retries_ integer,
    exception_stack_id_ varchar(64),
    exception_msg_ varchar(4000),
    duedate_ timestamp,
    repeat_ varchar(255),
    handler_type_ varchar(255),
    handler_cfg_ varchar(4000),
    custom_values_id_ varchar(64),
    create_time_ timestamp,
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create index act_idx_job_exception_stack_id on flowable.act_ru_job(exception_stack_id_);
create index act_idx_job_custom_values_id on flowable.act_ru_job(custom_values_id_);
create index act_idx_job_correlation_id on flowable.act_ru_job(correlation_id_);
create index act_idx_timer_job_exception_stack_id on flowable.act_ru_timer_job(exception_stack_id_);
create index act_idx_timer_job_custom_values_id on flowable.act_ru_timer_job(custom_values_id_);
create index act_idx_timer_job_correlation_id on flowable.act_ru_timer_job(correlation_id_);
create index act_idx_timer_job_duedate on flowable.act_ru_timer_job(duedate_);
create index act_idx_suspended_job_exception_stack_id on flowable.act_ru_suspended_job(exception_stack_id_);
create index act_idx_suspended_job_custom_values_id on flowable.act_ru_suspended_job(custom_values_id_);
create index act_idx_suspended_job_correlation_id on flowable.act_ru_suspended_job(correlation_id_);
create index act_idx_deadletter_job_exception_stack_id on flowable.act_ru_deadletter_job(exception_stack_id_);
create index act_idx_deadletter_job_custom_values_id on flowable.act_ru_deadletter_job(custom_values_id_);
create index act_idx_deadletter_job_correlation_id on flowable.act_ru_deadletter_job(correlation_id_);
create index act_idx_external_job_exception_stack_id on flowable.act_ru_external_job(exception_stack_id_);
create index act_idx_external_job_custom_values_id on flowable.act_ru_external_job(custom_values_id_);
create index act_idx_external_job_correlation_id on flowable.act_ru_external_job(correlation_id_);
alter table flowable.act_ru_job add constraint act_fk_job_exception foreign key (exception_stack_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_job add constraint act_fk_job_custom_values foreign key (custom_values_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_timer_job add constraint act_fk_timer_job_exception foreign key (exception_stack_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_timer_job add constraint act_fk_timer_job_custom_values foreign key (custom_values_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_suspended_job add constraint act_fk_suspended_job_exception foreign key (exception_stack_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_suspended_job add constraint act_fk_suspended_job_custom_values foreign key (custom_values_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_deadletter_job add constraint act_fk_deadletter_job_exception foreign key (exception_stack_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_deadletter_job add constraint act_fk_deadletter_job_custom_values foreign key (custom_values_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_external_job add constraint act_fk_external_job_exception foreign key (exception_stack_id_) references flowable.act_ge_bytearray (id_);
alter table flowable.act_ru_external_job add constraint act_fk_external_job_custom_values foreign key (custom_values_id_) references flowable.act_ge_bytearray (id_);
create index act_idx_job_scope on flowable.act_ru_job(scope_id_, scope_type_);
create index act_idx_job_sub_scope on flowable.act_ru_job(sub_scope_id_, scope_type_);
create index act_idx_job_scope_def on flowable.act_ru_job(scope_definition_id_, scope_type_);
create index act_idx_tjob_scope on flowable.act_ru_timer_job(scope_id_, scope_type_);
create index act_idx_tjob_sub_scope on flowable.act_ru_timer_job(sub_scope_id_, scope_type_);
create index act_idx_tjob_scope_def on flowable.act_ru_timer_job(scope_definition_id_, scope_type_);
create index act_idx_sjob_scope on flowable.act_ru_suspended_job(scope_id_, scope_type_);
create index act_idx_sjob_sub_scope on flowable.act_ru_suspended_job(sub_scope_id_, scope_type_);
create index act_idx_sjob_scope_def on flowable.act_ru_suspended_job(scope_definition_id_, scope_type_);
create index act_idx_djob_scope on flowable.act_ru_deadletter_job(scope_id_, scope_type_);
create index act_idx_djob_sub_scope on flowable.act_ru_deadletter_job(sub_scope_id_, scope_type_);
create index act_idx_djob_scope_def on flowable.act_ru_deadletter_job(scope_definition_id_, scope_type_);
create index act_idx_ejob_scope on flowable.act_ru_external_job(scope_id_, scope_type_);
create index act_idx_ejob_sub_scope on flowable.act_ru_external_job(sub_scope_id_, scope_type_);
create index act_idx_ejob_scope_def on flowable.act_ru_external_job(scope_definition_id_, scope_type_);
create table flowable.flw_ru_batch (
    id_ varchar(64) not null,
    rev_ integer,
    type_ varchar(64) not null,
    search_key_ varchar(255),
    search_key2_ varchar(255),
    create_time_ timestamp not null,
    complete_time_ timestamp,
    status_ varchar(255),
    batch_doc_id_ varchar(64),
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create table flowable.flw_ru_batch_part (
    id_ varchar(64) not null,
    rev_ integer,
    batch_id_ varchar(64),
    type_ varchar(64) not null,
    scope_id_ varchar(64),
    sub_scope_id_ varchar(64),
    scope_type_ varchar(64),
    search_key_ varchar(255),
    search_key2_ varchar(255),
    create_time_ timestamp not null,
    complete_time_ timestamp,
    status_ varchar(255),
    result_doc_id_ varchar(64),
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create index flw_idx_batch_part on flowable.flw_ru_batch_part(batch_id_);
alter table flowable.flw_ru_batch_part add constraint flw_fk_batch_part_parent foreign key (batch_id_) references flowable.flw_ru_batch (id_);
create table flowable.act_ru_task (
    id_ varchar(64),
    rev_ integer,
    execution_id_ varchar(64),
    proc_inst_id_ varchar(64),
    proc_def_id_ varchar(64),
    task_def_id_ varchar(64),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    propagated_stage_inst_id_ varchar(255),
    state_ varchar(255),
    name_ varchar(255),
    parent_task_id_ varchar(64),
    description_ varchar(4000),
    task_def_key_ varchar(255),
    owner_ varchar(255),
    assignee_ varchar(255),
    delegation_ varchar(64),
    priority_ integer,
    create_time_ timestamp,
    in_progress_time_ timestamp,
    in_progress_started_by_ varchar(255),
    claim_time_ timestamp,
    claimed_by_ varchar(255),
    suspended_time_ timestamp,
    suspended_by_ varchar(255),
    in_progress_due_date_ timestamp,
    due_date_ timestamp,
    category_ varchar(255),
    suspension_state_ integer,
    tenant_id_ varchar(255) default '',
    form_key_ varchar(255),
    is_count_enabled_ boolean,
    var_count_ integer,
    id_link_count_ integer,
    sub_task_count_ integer,
    primary key (id_)
);
create index act_idx_task_create on flowable.act_ru_task(create_time_);
create index act_idx_task_scope on flowable.act_ru_task(scope_id_, scope_type_);
create index act_idx_task_sub_scope on flowable.act_ru_task(sub_scope_id_, scope_type_);
create index act_idx_task_scope_def on flowable.act_ru_task(scope_definition_id_, scope_type_);
create table flowable.act_hi_taskinst (
    id_ varchar(64) not null,
    rev_ integer default 1,
    proc_def_id_ varchar(64),
    task_def_id_ varchar(64),
    task_def_key_ varchar(255),
    proc_inst_id_ varchar(64),
    execution_id_ varchar(64),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    scope_definition_id_ varchar(255),
    propagated_stage_inst_id_ varchar(255),
    state_ varchar(255),
    name_ varchar(255),
    parent_task_id_ varchar(64),
    description_ varchar(4000),
    owner_ varchar(255),
    assignee_ varchar(255),
    start_time_ timestamp not null,
    in_progress_time_ timestamp,
    in_progress_started_by_ varchar(255),
    claim_time_ timestamp,
    claimed_by_ varchar(255),
    suspended_time_ timestamp,
    suspended_by_ varchar(255),
    end_time_ timestamp,
    completed_by_ varchar(255),
    duration_ bigint,
    delete_reason_ varchar(4000),
    priority_ integer,
    in_progress_due_date_ timestamp,
    due_date_ timestamp,
    form_key_ varchar(255),
    category_ varchar(255),
    tenant_id_ varchar(255) default '',
    last_updated_time_ timestamp,
    primary key (id_)
);
create table flowable.act_hi_tsk_log (
    id_ serial primary key,
    type_ varchar(64),
    task_id_ varchar(64) not null,
    time_stamp_ timestamp not null,
    user_id_ varchar(255),
    data_ varchar(4000),
    execution_id_ varchar(64),
    proc_inst_id_ varchar(64),
    proc_def_id_ varchar(64),
    scope_id_ varchar(255),
    scope_definition_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    tenant_id_ varchar(255) default ''
);
create index act_idx_hi_task_scope on flowable.act_hi_taskinst(scope_id_, scope_type_);
create index act_idx_hi_task_sub_scope on flowable.act_hi_taskinst(sub_scope_id_, scope_type_);
create index act_idx_hi_task_scope_def on flowable.act_hi_taskinst(scope_definition_id_, scope_type_);
create index act_idx_act_hi_tsk_log_task on flowable.act_hi_tsk_log(task_id_);
create table flowable.act_ru_variable (
    id_ varchar(64) not null,
    rev_ integer,
    type_ varchar(255) not null,
    name_ varchar(255) not null,
    execution_id_ varchar(64),
    proc_inst_id_ varchar(64),
    task_id_ varchar(64),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    bytearray_id_ varchar(64),
    double_ double precision,
    long_ bigint,
    text_ varchar(4000),
    text2_ varchar(4000),
    meta_info_ varchar(4000),
    primary key (id_)
);
create index act_idx_ru_var_scope_id_type on flowable.act_ru_variable(scope_id_, scope_type_);
create index act_idx_ru_var_sub_id_type on flowable.act_ru_variable(sub_scope_id_, scope_type_);
create index act_idx_var_bytearray on flowable.act_ru_variable(bytearray_id_);
alter table flowable.act_ru_variable add constraint act_fk_var_bytearray foreign key (bytearray_id_) references flowable.act_ge_bytearray (id_);
create table flowable.act_hi_varinst (
    id_ varchar(64) not null,
    rev_ integer default 1,
    proc_inst_id_ varchar(64),
    execution_id_ varchar(64),
    task_id_ varchar(64),
    name_ varchar(255) not null,
    var_type_ varchar(100),
    scope_id_ varchar(255),
    sub_scope_id_ varchar(255),
    scope_type_ varchar(255),
    bytearray_id_ varchar(64),
    double_ double precision,
    long_ bigint,
    text_ varchar(4000),
    text2_ varchar(4000),
    meta_info_ varchar(4000),
    create_time_ timestamp,
    last_updated_time_ timestamp,
    primary key (id_)
);
create index act_idx_hi_procvar_name_type on flowable.act_hi_varinst(name_, var_type_);
create index act_idx_hi_var_scope_id_type on flowable.act_hi_varinst(scope_id_, scope_type_);
create index act_idx_hi_var_sub_id_type on flowable.act_hi_varinst(sub_scope_id_, scope_type_);
create table flowable.act_ru_event_subscr (
    id_ varchar(64) not null,
    rev_ integer,
    event_type_ varchar(255) not null,
    event_name_ varchar(255),
    execution_id_ varchar(64),
    proc_inst_id_ varchar(64),
    activity_id_ varchar(64),
    configuration_ varchar(255),
    created_ timestamp not null,
    proc_def_id_ varchar(64),
    sub_scope_id_ varchar(64),
    scope_id_ varchar(64),
    scope_definition_id_ varchar(64),
    scope_definition_key_ varchar(255),
    scope_type_ varchar(64),
    lock_time_ timestamp,
    lock_owner_ varchar(255),
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create index act_idx_event_subscr_config_ on flowable.act_ru_event_subscr(configuration_);
create index act_idx_event_subscr on flowable.act_ru_event_subscr(execution_id_);
create index act_idx_event_subscr_proc_id on flowable.act_ru_event_subscr(proc_inst_id_);
create index act_idx_event_subscr_scoperef_ on flowable.act_ru_event_subscr(scope_id_, scope_type_);
create table flowable.act_re_deployment (
    id_ varchar(64),
    name_ varchar(255),
    category_ varchar(255),
    key_ varchar(255),
    tenant_id_ varchar(255) default '',
    deploy_time_ timestamp,
    derived_from_ varchar(64),
    derived_from_root_ varchar(64),
    parent_deployment_id_ varchar(255),
    engine_version_ varchar(255),
    primary key (id_)
);
create table flowable.act_re_model (
    id_ varchar(64) not null,
    rev_ integer,
    name_ varchar(255),
    key_ varchar(255),
    category_ varchar(255),
    create_time_ timestamp,
    last_update_time_ timestamp,
    version_ integer,
    meta_info_ varchar(4000),
    deployment_id_ varchar(64),
    editor_source_value_id_ varchar(64),
    editor_source_extra_value_id_ varchar(64),
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create table flowable.act_ru_execution (
    id_ varchar(64),
    rev_ integer,
    proc_inst_id_ varchar(64),
    business_key_ varchar(255),
    parent_id_ varchar(64),
    proc_def_id_ varchar(64),
    super_exec_ varchar(64),
    root_proc_inst_id_ varchar(64),
    act_id_ varchar(255),
    is_active_ boolean,
    is_concurrent_ boolean,
    is_scope_ boolean,
    is_event_scope_ boolean,
    is_mi_root_ boolean,
    suspension_state_ integer,
    cached_ent_state_ integer,
    tenant_id_ varchar(255) default '',
    name_ varchar(255),
    start_act_id_ varchar(255),
    start_time_ timestamp,
    start_user_id_ varchar(255),
    lock_time_ timestamp,
    lock_owner_ varchar(255),
    is_count_enabled_ boolean,
    evt_subscr_count_ integer,
    task_count_ integer,
    job_count_ integer,
    timer_job_count_ integer,
    susp_job_count_ integer,
    deadletter_job_count_ integer,
    external_worker_job_count_ integer,
    var_count_ integer,
    id_link_count_ integer,
    callback_id_ varchar(255),
    callback_type_ varchar(255),
    reference_id_ varchar(255),
    reference_type_ varchar(255),
    propagated_stage_inst_id_ varchar(255),
    business_status_ varchar(255),
    primary key (id_)
);
create table flowable.act_re_procdef (
    id_ varchar(64) not null,
    rev_ integer,
    category_ varchar(255),
    name_ varchar(255),
    key_ varchar(255) not null,
    version_ integer not null,
    deployment_id_ varchar(64),
    resource_name_ varchar(4000),
    dgrm_resource_name_ varchar(4000),
    description_ varchar(4000),
    has_start_form_key_ boolean,
    has_graphical_notation_ boolean,
    suspension_state_ integer,
    tenant_id_ varchar(255) default '',
    derived_from_ varchar(64),
    derived_from_root_ varchar(64),
    derived_version_ integer not null default 0,
    engine_version_ varchar(255),
    primary key (id_)
);
create table flowable.act_evt_log (
    log_nr_ serial primary key,
    type_ varchar(64),
    proc_def_id_ varchar(64),
    proc_inst_id_ varchar(64),
    execution_id_ varchar(64),
    task_id_ varchar(64),
    time_stamp_ timestamp not null,
    user_id_ varchar(255),
    data_ bytea,
    lock_owner_ varchar(255),
    lock_time_ timestamp null,
    is_processed_ smallint default 0
);
create table flowable.act_procdef_info (
    id_ varchar(64) not null,
    proc_def_id_ varchar(64) not null,
    rev_ integer,
    info_json_id_ varchar(64),
    primary key (id_)
);
create table flowable.act_ru_actinst (
    id_ varchar(64) not null,
    rev_ integer default 1,
    proc_def_id_ varchar(64) not null,
    proc_inst_id_ varchar(64) not null,
    execution_id_ varchar(64) not null,
    act_id_ varchar(255) not null,
    task_id_ varchar(64),
    call_proc_inst_id_ varchar(64),
    act_name_ varchar(255),
    act_type_ varchar(255) not null,
    assignee_ varchar(255),
    completed_by_ varchar(255),
    start_time_ timestamp not null,
    end_time_ timestamp,
    duration_ bigint,
    transaction_order_ integer,
    delete_reason_ varchar(4000),
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create index act_idx_exec_buskey on flowable.act_ru_execution(business_key_);
create index act_idx_exe_root on flowable.act_ru_execution(root_proc_inst_id_);
create index act_idx_exec_ref_id_ on flowable.act_ru_execution(reference_id_);
create index act_idx_variable_task_id on flowable.act_ru_variable(task_id_);
create index act_idx_bytear_depl on flowable.act_ge_bytearray(deployment_id_);
create index act_idx_ru_acti_start on flowable.act_ru_actinst(start_time_);
create index act_idx_ru_acti_end on flowable.act_ru_actinst(end_time_);
create index act_idx_ru_acti_proc on flowable.act_ru_actinst(proc_inst_id_);
create index act_idx_ru_acti_proc_act on flowable.act_ru_actinst(proc_inst_id_, act_id_);
create index act_idx_ru_acti_exec on flowable.act_ru_actinst(execution_id_);
create index act_idx_ru_acti_exec_act on flowable.act_ru_actinst(execution_id_, act_id_);
create index act_idx_ru_acti_task on flowable.act_ru_actinst(task_id_);
alter table flowable.act_ge_bytearray add constraint act_fk_bytearr_depl foreign key (deployment_id_) references flowable.act_re_deployment (id_);
alter table flowable.act_re_procdef add constraint act_uniq_procdef unique (key_,version_, derived_version_, tenant_id_);
create index act_idx_exe_procinst on flowable.act_ru_execution(proc_inst_id_);
alter table flowable.act_ru_execution add constraint act_fk_exe_procinst foreign key (proc_inst_id_) references flowable.act_ru_execution (id_);
create index act_idx_exe_parent on flowable.act_ru_execution(parent_id_);
alter table flowable.act_ru_execution add constraint act_fk_exe_parent foreign key (parent_id_) references flowable.act_ru_execution (id_);
create index act_idx_exe_super on flowable.act_ru_execution(super_exec_);
alter table flowable.act_ru_execution add constraint act_fk_exe_super foreign key (super_exec_) references flowable.act_ru_execution (id_);
create index act_idx_exe_procdef on flowable.act_ru_execution(proc_def_id_);
alter table flowable.act_ru_execution add constraint act_fk_exe_procdef foreign key (proc_def_id_) references flowable.act_re_procdef (id_);
create index act_idx_tskass_task on flowable.act_ru_identitylink(task_id_);
alter table flowable.act_ru_identitylink add constraint act_fk_tskass_task foreign key (task_id_) references flowable.act_ru_task (id_);
create index act_idx_athrz_procedef on flowable.act_ru_identitylink(proc_def_id_);
alter table flowable.act_ru_identitylink add constraint act_fk_athrz_procedef foreign key (proc_def_id_) references flowable.act_re_procdef (id_);
create index act_idx_idl_procinst on flowable.act_ru_identitylink(proc_inst_id_);
alter table flowable.act_ru_identitylink add constraint act_fk_idl_procinst foreign key (proc_inst_id_) references flowable.act_ru_execution (id_);
create index act_idx_task_exec on flowable.act_ru_task(execution_id_);
alter table flowable.act_ru_task add constraint act_fk_task_exe foreign key (execution_id_) references flowable.act_ru_execution (id_);
create index act_idx_task_procinst on flowable.act_ru_task(proc_inst_id_);
alter table flowable.act_ru_task add constraint act_fk_task_procinst foreign key (proc_inst_id_) references flowable.act_ru_execution (id_);
create index act_idx_task_procdef on flowable.act_ru_task(proc_def_id_);
alter table flowable.act_ru_task add constraint act_fk_task_procdef foreign key (proc_def_id_) references flowable.act_re_procdef (id_);
create index act_idx_var_exe on flowable.act_ru_variable(execution_id_);
alter table flowable.act_ru_variable add constraint act_fk_var_exe foreign key (execution_id_) references flowable.act_ru_execution (id_);
create index act_idx_var_procinst on flowable.act_ru_variable(proc_inst_id_);
alter table flowable.act_ru_variable add constraint act_fk_var_procinst foreign key (proc_inst_id_) references flowable.act_ru_execution(id_);
create index act_idx_job_execution_id on flowable.act_ru_job(execution_id_);
alter table flowable.act_ru_job add constraint act_fk_job_execution foreign key (execution_id_) references flowable.act_ru_execution (id_);
create index act_idx_job_process_instance_id on flowable.act_ru_job(process_instance_id_);
alter table flowable.act_ru_job add constraint act_fk_job_process_instance foreign key (process_instance_id_) references flowable.act_ru_execution (id_);
create index act_idx_job_proc_def_id on flowable.act_ru_job(proc_def_id_);
alter table flowable.act_ru_job add constraint act_fk_job_proc_def foreign key (proc_def_id_) references flowable.act_re_procdef (id_);
create index act_idx_timer_job_execution_id on flowable.act_ru_timer_job(execution_id_);
alter table flowable.act_ru_timer_job add constraint act_fk_timer_job_execution foreign key (execution_id_) references flowable.act_ru_execution (id_);
create index act_idx_timer_job_process_instance_id on flowable.act_ru_timer_job(process_instance_id_);
alter table flowable.act_ru_timer_job add constraint act_fk_timer_job_process_instance foreign key (process_instance_id_) references flowable.act_ru_execution (id_);
create index act_idx_timer_job_proc_def_id on flowable.act_ru_timer_job(proc_def_id_);
alter table flowable.act_ru_timer_job add constraint act_fk_timer_job_proc_def foreign key (proc_def_id_) references flowable.act_re_procdef (id_);
create index act_idx_suspended_job_execution_id on flowable.act_ru_suspended_job(execution_id_);
alter table flowable.act_ru_suspended_job add constraint act_fk_suspended_job_execution foreign key (execution_id_) references flowable.act_ru_execution (id_);
create index act_idx_suspended_job_process_instance_id on flowable.act_ru_suspended_job(process_instance_id_);
alter table flowable.act_ru_suspended_job add constraint act_fk_suspended_job_process_instance foreign key (process_instance_id_) references flowable.act_ru_execution (id_);
create index act_idx_suspended_job_proc_def_id on flowable.act_ru_suspended_job(proc_def_id_);
alter table flowable.act_ru_suspended_job add constraint act_fk_suspended_job_proc_def foreign key (proc_def_id_) references flowable.act_re_procdef (id_);
create index act_idx_deadletter_job_execution_id on flowable.act_ru_deadletter_job(execution_id_);
alter table flowable.act_ru_deadletter_job add constraint act_fk_deadletter_job_execution foreign key (execution_id_) references flowable.act_ru_execution (id_);
create index act_idx_deadletter_job_process_instance_id on flowable.act_ru_deadletter_job(process_instance_id_);
alter table flowable.act_ru_deadletter_job add constraint act_fk_deadletter_job_process_instance foreign key (process_instance_id_) references flowable.act_ru_execution (id_);
create index act_idx_deadletter_job_proc_def_id on flowable.act_ru_deadletter_job(proc_def_id_);
alter table flowable.act_ru_deadletter_job add constraint act_fk_deadletter_job_proc_def foreign key (proc_def_id_) references flowable.act_re_procdef (id_);
alter table flowable.act_ru_event_subscr add constraint act_fk_event_exec foreign key (execution_id_) references flowable.act_ru_execution(id_);
create index act_idx_model_source on flowable.act_re_model(editor_source_value_id_);
alter table flowable.act_re_model add constraint act_fk_model_source foreign key (editor_source_value_id_) references flowable.act_ge_bytearray (id_);
create index act_idx_model_source_extra on flowable.act_re_model(editor_source_extra_value_id_);
alter table flowable.act_re_model add constraint act_fk_model_source_extra foreign key (editor_source_extra_value_id_) references flowable.act_ge_bytearray (id_);
create index act_idx_model_deployment on flowable.act_re_model(deployment_id_);
alter table flowable.act_re_model add constraint act_fk_model_deployment foreign key (deployment_id_) references flowable.act_re_deployment (id_);
create index act_idx_procdef_info_json on flowable.act_procdef_info(info_json_id_);
alter table flowable.act_procdef_info add constraint act_fk_info_json_ba foreign key (info_json_id_) references flowable.act_ge_bytearray (id_);
create index act_idx_procdef_info_proc on flowable.act_procdef_info(proc_def_id_);
alter table flowable.act_procdef_info add constraint act_fk_info_procdef foreign key (proc_def_id_) references flowable.act_re_procdef (id_);
alter table flowable.act_procdef_info add constraint act_uniq_info_procdef unique (proc_def_id_);
insert into flowable.ACT_GE_PROPERTY values ('schema.version', '8.0.0.0', 1);
insert into flowable.ACT_GE_PROPERTY values ('schema.history', 'create(8.0.0.0)', 1);
create table flowable.act_hi_procinst (
    id_ varchar(64) not null,
    rev_ integer default 1,
    proc_inst_id_ varchar(64) not null,
    business_key_ varchar(255),
    proc_def_id_ varchar(64) not null,
    start_time_ timestamp not null,
    end_time_ timestamp,
    duration_ bigint,
    start_user_id_ varchar(255),
    start_act_id_ varchar(255),
    end_act_id_ varchar(255),
    super_process_instance_id_ varchar(64),
    delete_reason_ varchar(4000),
    tenant_id_ varchar(255) default '',
    name_ varchar(255),
    callback_id_ varchar(255),
    callback_type_ varchar(255),
    reference_id_ varchar(255),
    reference_type_ varchar(255),
    propagated_stage_inst_id_ varchar(255),
    business_status_ varchar(255),
    end_user_id_ varchar(255),
    state_ varchar(255),
    primary key (id_),
    unique (proc_inst_id_)
);
create table flowable.act_hi_actinst (
    id_ varchar(64) not null,
    rev_ integer default 1,
    proc_def_id_ varchar(64) not null,
    proc_inst_id_ varchar(64) not null,
    execution_id_ varchar(64) not null,
    act_id_ varchar(255) not null,
    task_id_ varchar(64),
    call_proc_inst_id_ varchar(64),
    act_name_ varchar(255),
    act_type_ varchar(255) not null,
    assignee_ varchar(255),
    completed_by_ varchar(255),
    start_time_ timestamp not null,
    end_time_ timestamp,
    transaction_order_ integer,
    duration_ bigint,
    delete_reason_ varchar(4000),
    tenant_id_ varchar(255) default '',
    primary key (id_)
);
create table flowable.act_hi_detail (
    id_ varchar(64) not null,
    type_ varchar(255) not null,
    proc_inst_id_ varchar(64),
    execution_id_ varchar(64),
    task_id_ varchar(64),
    act_inst_id_ varchar(64),
    name_ varchar(255) not null,
    var_type_ varchar(64),
    rev_ integer,
    time_ timestamp not null,
    bytearray_id_ varchar(64),
    double_ double precision,
    long_ bigint,
    text_ varchar(4000),
    text2_ varchar(4000),
    primary key (id_)
);
create table flowable.act_hi_comment (
    id_ varchar(64) not null,
    type_ varchar(255),
    time_ timestamp not null,
    user_id_ varchar(255),
    task_id_ varchar(64),
    proc_inst_id_ varchar(64),
    action_ varchar(255),
    message_ varchar(4000),
    full_msg_ bytea,
    primary key (id_)
);
create table flowable.act_hi_attachment (
    id_ varchar(64) not null,
    rev_ integer,
    user_id_ varchar(255),
    name_ varchar(255),
    description_ varchar(4000),
    type_ varchar(255),
    task_id_ varchar(64),
    proc_inst_id_ varchar(64),
    url_ varchar(4000),
    content_id_ varchar(64),
    time_ timestamp,
    primary key (id_)
);
create index act_idx_hi_pro_inst_end on flowable.act_hi_procinst(end_time_);
create index act_idx_hi_pro_i_buskey on flowable.act_hi_procinst(business_key_);
create index act_idx_hi_pro_super_procinst on flowable.act_hi_procinst(super_process_instance_id_);
create index act_idx_hi_act_inst_start on flowable.act_hi_actinst(start_time_);
create index act_idx_hi_act_inst_end on flowable.act_hi_actinst(end_time_);
create index act_idx_hi_detail_proc_inst on flowable.act_hi_detail(proc_inst_id_);
create index act_idx_hi_detail_act_inst on flowable.act_hi_detail(act_inst_id_);
create index act_idx_hi_detail_time on flowable.act_hi_detail(time_);
create index act_idx_hi_detail_name on flowable.act_hi_detail(name_);
create index act_idx_hi_detail_task_id on flowable.act_hi_detail(task_id_);
create index act_idx_hi_procvar_proc_inst on flowable.act_hi_varinst(proc_inst_id_);
create index act_idx_hi_procvar_task_id on flowable.act_hi_varinst(task_id_);
create index act_idx_hi_procvar_exe on flowable.act_hi_varinst(execution_id_);
create index act_idx_hi_act_inst_procinst on flowable.act_hi_actinst(proc_inst_id_, act_id_);
create index act_idx_hi_act_inst_exec on flowable.act_hi_actinst(execution_id_, act_id_);
create index act_idx_hi_ident_lnk_task on flowable.act_hi_identitylink(task_id_);
create index act_idx_hi_ident_lnk_procinst on flowable.act_hi_identitylink(proc_inst_id_);
create index act_idx_hi_task_inst_procinst on flowable.act_hi_taskinst(proc_inst_id_);

grant usage on schema flowable to qingyuan_app;
grant select, insert, update, delete on all tables in schema flowable to qingyuan_app;

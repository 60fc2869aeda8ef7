-- Signed documents. What was written, signed and corrected is inserted and never changed; a header says where a document stands.
create schema documents;

-- a definition as it was when a document was created by it, by its hash
create table documents.definition (
    hash        text        primary key constraint definition_hash check (hash ~ '^[0-9a-f]{64}$'),
    kind        text        not null,
    content     jsonb       not null,
    recorded_at timestamptz not null
);

create table documents.counter (
    kind text not null,
    year int  not null,
    last int  not null,
    constraint counter_pk primary key (kind, year)
);

create table documents.document (
    id         uuid        primary key default uuidv7(),
    kind       text        not null,
    definition text        not null references documents.definition,
    number     text        not null,
    created_on date        not null,
    created_at timestamptz not null,
    creator_id uuid        not null,
    creator    text        not null,
    sample     boolean     not null default false,
    -- what the QR of a print carries
    check_code text        not null constraint document_check_code unique,
    -- where it stands: derived from revisions and signatures, kept for lists
    state      text        not null constraint document_state check (state in ('open', 'closed', 'cancelled', 'withdrawn')),
    revision   int         not null,
    waits      text[]      not null default '{}',
    flagged    boolean     not null default false,
    official   text,
    moved_at   timestamptz not null,
    constraint document_number unique (kind, number)
);
create index document_order on documents.document (created_at desc, id desc);

create table documents.revision (
    document_id uuid        not null references documents.document,
    revision    int         not null,
    content     jsonb       not null,
    cause       text        not null constraint revision_cause check (cause in ('created', 'filled', 'signed', 'corrected')),
    person_id   uuid        not null,
    person      text        not null,
    recorded_at timestamptz not null,
    constraint revision_pk primary key (document_id, revision)
);

-- which units have to do with it now
create table documents.party (
    document_id uuid not null references documents.document,
    seat        text not null,
    unit_id     text not null,
    -- whether a signature of this seat can be given now
    waited_for  boolean not null,
    constraint party_pk primary key (document_id, seat)
);
create index party_of_unit on documents.party (unit_id, document_id);

create table documents.signature (
    id          uuid        primary key,
    document_id uuid        not null references documents.document,
    ordinal     int         not null,
    step        text        not null,
    seat        text        not null,
    unit_id     text        not null,
    person_id   uuid        not null,
    person      text        not null,
    signer      text        not null,
    public_key  text        not null,
    content     text        not null,
    line        text        not null,
    signed_at   timestamptz not null,
    constraint signature_once unique (document_id, step),
    constraint signature_order unique (document_id, ordinal)
);

create table documents.correction (
    id          uuid        primary key,
    document_id uuid        not null references documents.document,
    ordinal     int         not null,
    seat        text        not null,
    unit_id     text        not null,
    person_id   uuid        not null,
    person      text        not null,
    reason      text        not null,
    -- the seats that countersign
    asks        text[]      not null,
    signer      text        not null,
    public_key  text        not null,
    content     text        not null,
    line        text        not null,
    signed_at   timestamptz not null,
    constraint correction_order unique (document_id, ordinal)
);

create table documents.countersignature (
    id            uuid        primary key,
    correction_id uuid        not null references documents.correction,
    seat          text        not null,
    unit_id       text        not null,
    person_id     uuid        not null,
    person        text        not null,
    agrees        boolean     not null,
    reason        text,
    signer        text        not null,
    public_key    text        not null,
    content       text        not null,
    line          text        not null,
    signed_at     timestamptz not null,
    constraint countersignature_once unique (correction_id, seat)
);

create table documents.cancellation (
    document_id uuid        primary key references documents.document,
    person_id   uuid        not null,
    person      text        not null,
    reason      text        not null,
    recorded_at timestamptz not null
);

-- checks that did not hold when somebody signed
create table documents.flag (
    document_id uuid        not null references documents.document,
    check_key   text        not null,
    revision    int         not null,
    raised_at   timestamptz not null,
    constraint flag_pk primary key (document_id, check_key)
);

-- who opened the check page by a print: good for a quarter of an hour
create table documents.check_token (
    hash        text        primary key,
    document_id uuid        not null references documents.document,
    ends_at     timestamptz not null
);

create table documents.check_source (
    source  text        primary key,
    since   timestamptz not null,
    tries   int         not null
);

grant usage on schema documents to qingyuan_app;
grant select, insert on documents.definition, documents.document, documents.revision, documents.party, documents.signature,
    documents.correction, documents.countersignature, documents.cancellation, documents.flag, documents.counter,
    documents.check_token, documents.check_source to qingyuan_app;
grant update (state, revision, waits, flagged, official, moved_at) on documents.document to qingyuan_app;
grant update (last) on documents.counter to qingyuan_app;
grant update, delete on documents.check_source to qingyuan_app;
grant delete on documents.party, documents.check_token to qingyuan_app;

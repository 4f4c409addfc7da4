-- The first schema: one whole handshake. Times are integer milliseconds since 1970, UTC. Read by both engines.
-- Columns named sealed hold private values, encrypted with the key of the person in the row's owner column.

CREATE TABLE person (
    id BIGINT PRIMARY KEY,
    user_id BIGINT UNIQUE,
    chat_id BIGINT,
    language TEXT,
    app_language TEXT,
    started_with TEXT,
    adult BIGINT,
    vouched BIGINT,
    created_at BIGINT NOT NULL,
    unreachable_at BIGINT,
    leaving_at BIGINT,
    sealed BYTEA
);

CREATE TABLE person_language (
    person_id BIGINT NOT NULL REFERENCES person (id),
    language TEXT NOT NULL,
    fluency BIGINT NOT NULL,
    PRIMARY KEY (person_id, language)
);

CREATE TABLE volunteer (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    standing TEXT NOT NULL,
    level BIGINT NOT NULL,
    decline_reason TEXT,
    organisation TEXT,
    area TEXT NOT NULL,
    cell TEXT,
    travel TEXT NOT NULL,
    reach BIGINT NOT NULL,
    free TEXT,
    a_day BIGINT NOT NULL,
    a_week BIGINT NOT NULL,
    quiet_from BIGINT NOT NULL,
    quiet_to BIGINT NOT NULL,
    urgent_any_time BIGINT NOT NULL,
    answers_as_woman BIGINT NOT NULL,
    licence BIGINT NOT NULL,
    promised_at BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT,
    extract_seen BIGINT,
    paused_until BIGINT,
    resting_until BIGINT,
    last_task_at BIGINT,
    revision BIGINT NOT NULL
);

CREATE TABLE volunteer_category (
    person_id BIGINT NOT NULL REFERENCES volunteer (person_id),
    category TEXT NOT NULL,
    PRIMARY KEY (person_id, category)
);

CREATE TABLE role (
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    areas TEXT,
    categories TEXT,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, role, organisation)
);

CREATE TABLE invitation (
    code_hash TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    used_by BIGINT
);

CREATE TABLE request (
    id BIGINT PRIMARY KEY,
    resident_id BIGINT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL,
    category TEXT NOT NULL,
    area TEXT NOT NULL,
    cell TEXT,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    urgent BIGINT NOT NULL,
    wish_woman BIGINT NOT NULL,
    needed BIGINT NOT NULL,
    max_outlay BIGINT,
    payment TEXT,
    code_word TEXT NOT NULL,
    state TEXT NOT NULL,
    waits_for TEXT,
    widened BIGINT NOT NULL,
    any_time BIGINT NOT NULL,
    wave BIGINT NOT NULL,
    promised_at BIGINT,
    taken_by BIGINT,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    blanked_at BIGINT,
    revision BIGINT NOT NULL,
    sealed BYTEA
);
CREATE INDEX request_resident ON request (resident_id, created_at);
CREATE INDEX request_state ON request (state, starts_at);

CREATE TABLE offer (
    request_id BIGINT NOT NULL REFERENCES request (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    wave BIGINT NOT NULL,
    state TEXT NOT NULL,
    queued_at BIGINT NOT NULL,
    sent_at BIGINT,
    until_at BIGINT NOT NULL,
    answered_at BIGINT,
    reason TEXT,
    PRIMARY KEY (request_id, person_id)
);
CREATE INDEX offer_person ON offer (person_id, state);
CREATE INDEX offer_waiting ON offer (person_id) WHERE state IN ('queued', 'open');

-- Every question that reached somebody, for their budget: an offer that is made again forgets its earlier sending.
CREATE TABLE question (
    person_id BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    wave BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, request_id, wave)
);
CREATE INDEX question_sent ON question (sent_at);

CREATE TABLE assignment (
    id BIGINT PRIMARY KEY,
    request_id BIGINT NOT NULL REFERENCES request (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    under_way_at BIGINT,
    ended_at BIGINT,
    end_reason TEXT,
    blanked_at BIGINT
);
CREATE INDEX assignment_request ON assignment (request_id);
CREATE INDEX assignment_person ON assignment (person_id, state);

CREATE TABLE feedback (
    assignment_id BIGINT NOT NULL REFERENCES assignment (id),
    person_id BIGINT NOT NULL,
    about_id BIGINT NOT NULL,
    answer TEXT NOT NULL,
    again BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (assignment_id, person_id)
);

CREATE TABLE block (
    person_id BIGINT NOT NULL,
    blocked_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, blocked_id)
);

-- What waits for a coordinator's hand: approvals, stuck requests, "ring me", odd texts, stopped tasks.
CREATE TABLE hand (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    person_id BIGINT,
    request_id BIGINT,
    organisation TEXT NOT NULL,
    state TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    taken_by BIGINT,
    taken_at BIGINT,
    settled_at BIGINT,
    settled_how TEXT,
    settled_by BIGINT,
    undo_until BIGINT,
    facts TEXT,
    revision BIGINT NOT NULL,
    sealed BYTEA
);
CREATE INDEX hand_open ON hand (organisation, state, raised_at);

CREATE TABLE conversation (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    revision BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);

-- What is due: next waves, promises, reminders, ends of grace. One row an occasion; done ones are deleted.
CREATE TABLE due (
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    PRIMARY KEY (kind, subject, person_id)
);
CREATE INDEX due_at ON due (at);

-- Messages to be sent, and the ids of those that were. target: the send that an edit or a delete is about. asleep: until
-- not_before (town time). retry_at and leased_until are machine time; lease names the taking that holds the row.
CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    urgency BIGINT NOT NULL,
    occasion TEXT UNIQUE,
    target BIGINT,
    media BIGINT NOT NULL,
    condition TEXT,
    subject BIGINT,
    not_before BIGINT,
    good_until BIGINT,
    asleep BIGINT NOT NULL,
    queued_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    retry_at BIGINT,
    lease BIGINT,
    leased_until BIGINT,
    chat_id BIGINT,
    message_id BIGINT,
    settled_at BIGINT,
    outcome TEXT,
    sealed BYTEA
);
CREATE INDEX outbox_waiting ON outbox (urgency, id) WHERE asleep = 0 AND settled_at IS NULL;
CREATE INDEX outbox_asleep ON outbox (not_before) WHERE asleep = 1 AND settled_at IS NULL;
CREATE INDEX outbox_person ON outbox (person_id, urgency, id) WHERE settled_at IS NULL;
CREATE INDEX outbox_target ON outbox (target) WHERE settled_at IS NULL;
CREATE INDEX outbox_lease ON outbox (lease) WHERE lease IS NOT NULL;
CREATE INDEX outbox_message ON outbox (chat_id, message_id) WHERE message_id IS NOT NULL;

CREATE TABLE seen_update (
    update_id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL
);
CREATE INDEX seen_update_at ON seen_update (at);

CREATE TABLE inbox (
    update_id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    retry_at BIGINT,
    put_aside_at BIGINT,
    reason TEXT,
    sealed BYTEA NOT NULL
);
CREATE INDEX inbox_chat ON inbox (chat_id, update_id);

CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    who BIGINT,
    what TEXT NOT NULL,
    whom BIGINT,
    request_id BIGINT
);
CREATE INDEX audit_whom ON audit (whom, at);

-- Those who are erased: their key is dropped from the ring after the rows are gone, also when a crash came between.
CREATE TABLE erased (
    person_id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    key_dropped_at BIGINT
);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

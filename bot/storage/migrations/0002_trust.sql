-- The second schema: on behalf of others, words that pass through us, hours, money, reports. Read by both engines.

-- Whom the help is for (NULL: who asked), whether they know of it (yes, cannot), and the link that makes somebody them.
ALTER TABLE request ADD COLUMN recipient_id BIGINT;
ALTER TABLE request ADD COLUMN consent TEXT;
ALTER TABLE request ADD COLUMN link_hash TEXT;
CREATE UNIQUE INDEX request_link ON request (link_hash);
CREATE INDEX request_recipient ON request (recipient_id);

-- meet_at: about what time. expected_until: the end that is expected, once more time was asked for.
-- seen_at: who is helped has seen who comes. Numbers: who of each side lets the other one ring (0: nobody).
-- cost, receipt_at, paid_at: what was paid in the shop, and when it was paid back.
ALTER TABLE assignment ADD COLUMN meet_at BIGINT;
ALTER TABLE assignment ADD COLUMN expected_until BIGINT;
ALTER TABLE assignment ADD COLUMN seen_at BIGINT;
ALTER TABLE assignment ADD COLUMN helper_number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE assignment ADD COLUMN asker_number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE assignment ADD COLUMN cost BIGINT;
ALTER TABLE assignment ADD COLUMN receipt_at BIGINT;
ALTER TABLE assignment ADD COLUMN paid_at BIGINT;

-- What one of the two said to the other through us (about: what it answers). The words are sealed with the sender's key.
CREATE TABLE relayed (
    id BIGINT PRIMARY KEY,
    assignment_id BIGINT NOT NULL REFERENCES assignment (id),
    sender_id BIGINT NOT NULL,
    receiver_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    phrase TEXT,
    about BIGINT,
    source_message BIGINT,
    album TEXT,
    at BIGINT NOT NULL,
    blanked_at BIGINT,
    sealed BYTEA
);
CREATE INDEX relayed_assignment ON relayed (assignment_id, id);
CREATE INDEX relayed_source ON relayed (sender_id, source_message);

-- Another time that one of the two proposes; agreed, refused or withdrawn by the other's press.
CREATE TABLE proposal (
    id BIGINT PRIMARY KEY,
    request_id BIGINT NOT NULL REFERENCES request (id),
    proposer_id BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX proposal_request ON proposal (request_id, state);

-- held_at: a coordinator looks before the next question to them, and why. asked_how: at once, or gathered at 18.
-- weekly_line: whether they get the one quiet line a week while they never had a task; weekly_at: the last one.
ALTER TABLE volunteer ADD COLUMN held_at BIGINT;
ALTER TABLE volunteer ADD COLUMN held_why TEXT;
ALTER TABLE volunteer ADD COLUMN asked_how TEXT NOT NULL DEFAULT 'at_once';
ALTER TABLE volunteer ADD COLUMN weekly_line BIGINT NOT NULL DEFAULT 1;
ALTER TABLE volunteer ADD COLUMN weekly_at BIGINT;

-- Whom a report is about; never told to them.
ALTER TABLE hand ADD COLUMN about_id BIGINT;
CREATE INDEX hand_reported ON hand (about_id, state);

-- held_at: something about them is reported, or a coordinator keeps them back; in whatever they do.
-- looked_at: until when a coordinator has looked at what they had promised and given back.
ALTER TABLE person ADD COLUMN held_at BIGINT;
ALTER TABLE volunteer ADD COLUMN looked_at BIGINT;
-- received_at: the helper says that the money has come. receipt: its pictures, sealed with the helper's key.
-- list_state: what of the list is in the basket, by the numbers of its lines; JSON, no words.
ALTER TABLE assignment ADD COLUMN received_at BIGINT;
ALTER TABLE assignment ADD COLUMN receipt BYTEA;
ALTER TABLE assignment ADD COLUMN list_state TEXT;

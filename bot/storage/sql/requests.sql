-- name: request_by_id(id)
SELECT * FROM request WHERE id = :id;

-- name: add_request(id, resident_id, organisation, category, area, cell, starts_at, ends_at, minutes, urgent, wish_woman, max_outlay, payment, code_word, state, waits_for, consent, created_at, sealed)!
INSERT INTO request (id, resident_id, organisation, category, area, cell, starts_at, ends_at, minutes, urgent,
    wish_woman, needed, max_outlay, payment, code_word, state, waits_for, consent, widened, any_time, wave, created_at,
    revision, sealed)
VALUES (:id, :resident_id, :organisation, :category, :area, :cell, :starts_at, :ends_at, :minutes, :urgent,
    :wish_woman, 1, :max_outlay, :payment, :code_word, :state, :waits_for, :consent, 0, 0, 0, :created_at, 1, :sealed);

-- What was over and is stopped or asked again has no end any more.
-- name: set_request_state(id, state, waits_for, was)!
UPDATE request SET state = :state, waits_for = :waits_for, closed_at = NULL, revision = revision + 1
 WHERE id = :id AND state = :was;

-- name: close_request(id, at)!
UPDATE request SET closed_at = :at WHERE id = :id;

-- name: set_request_wave(id, wave, promised_at)!
UPDATE request SET wave = :wave, promised_at = :promised_at WHERE id = :id;

-- name: set_request_time(id, starts_at, ends_at, minutes, urgent)!
UPDATE request SET starts_at = :starts_at, ends_at = :ends_at, minutes = :minutes, urgent = :urgent,
    revision = revision + 1 WHERE id = :id;

-- name: widen_request(id, widened, any_time)!
UPDATE request SET widened = :widened, any_time = :any_time, revision = revision + 1 WHERE id = :id;

-- name: set_request_taken_by(id, taken_by)!
UPDATE request SET taken_by = :taken_by WHERE id = :id;

-- name: set_request_sealed(id, sealed)!
UPDATE request SET sealed = :sealed WHERE id = :id;

-- name: blank_request(id, at)!
UPDATE request SET sealed = NULL, cell = NULL, link_hash = NULL, blanked_at = :at WHERE id = :id;

-- name: requests_of(resident_id, since)
SELECT * FROM request
 WHERE resident_id = :resident_id AND (closed_at IS NULL OR closed_at >= :since)
 ORDER BY starts_at;

-- name: requests_asked_since(resident_id, since)
SELECT * FROM request WHERE resident_id = :resident_id AND created_at >= :since ORDER BY created_at DESC;

-- name: requests_helped(resident_id)
SELECT COUNT(*) AS n FROM request WHERE resident_id = :resident_id AND state = 'done';

-- name: requests_for(recipient_id, since)
SELECT * FROM request
 WHERE recipient_id = :recipient_id AND (closed_at IS NULL OR closed_at >= :since)
 ORDER BY starts_at;

-- name: requests_for_others(resident_id)
SELECT COUNT(*) AS n FROM request
 WHERE resident_id = :resident_id AND consent IS NOT NULL
   AND (wave > 0 OR state IN ('open', 'assigned', 'under_way', 'done'));

-- name: set_request_link(id, link_hash)!
UPDATE request SET link_hash = :link_hash WHERE id = :id;

-- name: request_by_link(link_hash)
SELECT * FROM request WHERE link_hash = :link_hash;

-- name: set_request_recipient(id, recipient_id)!
UPDATE request SET recipient_id = :recipient_id, revision = revision + 1 WHERE id = :id;

-- name: requests_done_since(since)
SELECT COUNT(*) AS n FROM request WHERE state = 'done' AND closed_at >= :since;

-- name: offers_about(request_id)
SELECT * FROM offer WHERE request_id = :request_id ORDER BY queued_at, person_id;

-- name: offer_to(request_id, person_id)
SELECT * FROM offer WHERE request_id = :request_id AND person_id = :person_id;

-- name: offers_waiting_for(person_id)
SELECT * FROM offer WHERE person_id = :person_id AND state IN ('queued', 'open') ORDER BY queued_at;

-- name: add_offer(request_id, person_id, wave, queued_at, until_at)!
INSERT INTO offer (request_id, person_id, wave, state, queued_at, until_at)
VALUES (:request_id, :person_id, :wave, 'queued', :queued_at, :until_at)
ON CONFLICT (request_id, person_id) DO UPDATE SET wave = excluded.wave, state = 'queued',
    queued_at = excluded.queued_at, sent_at = NULL, until_at = excluded.until_at, answered_at = NULL, reason = NULL
 WHERE offer.state = 'stale';

-- name: set_offer_sent(request_id, person_id, at)!
UPDATE offer SET state = 'open', sent_at = :at
 WHERE request_id = :request_id AND person_id = :person_id AND state = 'queued';

-- name: set_offer_state(request_id, person_id, state, at, was)!
UPDATE offer SET state = :state, answered_at = :at
 WHERE request_id = :request_id AND person_id = :person_id AND state = :was;

-- name: set_offer_reason(request_id, person_id, reason)!
UPDATE offer SET reason = :reason WHERE request_id = :request_id AND person_id = :person_id;

-- name: assignment_by_id(id)
SELECT * FROM assignment WHERE id = :id;

-- name: assignments_of_request(request_id)
SELECT * FROM assignment WHERE request_id = :request_id ORDER BY id DESC;

-- name: tasks_of(person_id, since)
SELECT * FROM assignment
 WHERE person_id = :person_id AND (state IN ('assigned', 'under_way') OR ended_at >= :since)
 ORDER BY starts_at;

-- Those that a coordinator has ended are not theirs.
-- name: gave_back(person_id, since)
SELECT ended_at FROM assignment
 WHERE person_id = :person_id AND state IN ('dropped', 'undone') AND ended_at > :since
   AND (end_reason IS NULL OR end_reason <> 'coordinator');

-- name: tasks_between(one, other)
SELECT a.* FROM assignment a JOIN request r ON r.id = a.request_id
 WHERE (a.person_id = :one AND (r.resident_id = :other OR r.recipient_id = :other))
    OR (a.person_id = :other AND (r.resident_id = :one OR r.recipient_id = :one));

-- name: add_assignment(id, request_id, person_id, starts_at, ends_at, made_at)!
INSERT INTO assignment (id, request_id, person_id, state, starts_at, ends_at, made_at)
VALUES (:id, :request_id, :person_id, 'assigned', :starts_at, :ends_at, :made_at);

-- name: set_assignment_under_way(id, at)!
UPDATE assignment SET state = 'under_way', under_way_at = :at WHERE id = :id AND state = 'assigned';

-- name: set_assignment_meet_at(id, at)!
UPDATE assignment SET meet_at = :at WHERE id = :id;

-- name: set_assignment_seen(id, at)!
UPDATE assignment SET seen_at = :at WHERE id = :id AND seen_at IS NULL;

-- name: set_helper_number(id, person_id)!
UPDATE assignment SET helper_number = :person_id WHERE id = :id;

-- name: set_asker_number(id, person_id)!
UPDATE assignment SET asker_number = :person_id WHERE id = :id;

-- name: set_assignment_expected_until(id, at)!
UPDATE assignment SET expected_until = :at WHERE id = :id;

-- name: set_assignment_time(id, starts_at, ends_at)!
UPDATE assignment SET starts_at = :starts_at, ends_at = :ends_at, meet_at = NULL, expected_until = NULL
 WHERE id = :id;

-- name: end_assignment(id, state, reason, at)!
UPDATE assignment SET state = :state, end_reason = :reason, ended_at = :at
 WHERE id = :id AND state IN ('assigned', 'under_way');

-- name: blank_assignment(id, at)!
UPDATE assignment SET blanked_at = :at WHERE id = :id;

-- name: tasks_done_by(person_id, since)
SELECT COUNT(*) AS n FROM assignment WHERE person_id = :person_id AND state = 'done' AND ended_at >= :since;

-- name: add_feedback(assignment_id, person_id, about_id, answer, at)!
INSERT INTO feedback (assignment_id, person_id, about_id, answer, at)
VALUES (:assignment_id, :person_id, :about_id, :answer, :at)
ON CONFLICT (assignment_id, person_id) DO NOTHING;

-- name: set_feedback_again(assignment_id, person_id, again)!
UPDATE feedback SET again = :again WHERE assignment_id = :assignment_id AND person_id = :person_id;

-- name: forget_again(one, other)!
UPDATE feedback SET again = 0
 WHERE (person_id = :one AND about_id = :other) OR (person_id = :other AND about_id = :one);

-- name: feedback_of(assignment_id, person_id)
SELECT answer, again FROM feedback WHERE assignment_id = :assignment_id AND person_id = :person_id;

-- name: forget_feedback(person_id)!
DELETE FROM feedback WHERE person_id = :person_id OR about_id = :person_id;

-- name: add_hand(id, kind, person_id, request_id, organisation, raised_at, about_id, facts, sealed)!
INSERT INTO hand (id, kind, person_id, request_id, organisation, state, raised_at, about_id, facts, revision, sealed)
VALUES (:id, :kind, :person_id, :request_id, :organisation, 'open', :raised_at, :about_id, :facts, 1, :sealed);

-- name: hand_by_id(id)
SELECT * FROM hand WHERE id = :id;

-- name: open_hand_about(kind, person_id, request_id)
SELECT * FROM hand
 WHERE kind = :kind AND state IN ('open', 'taken')
   AND (person_id = :person_id OR request_id = :request_id)
 ORDER BY raised_at DESC, id DESC LIMIT 1;

-- name: open_reports(request_id, person_id)
SELECT * FROM hand
 WHERE kind = 'stopped' AND state IN ('open', 'taken')
   AND (request_id = :request_id OR person_id = :person_id OR about_id = :person_id
        OR request_id IN (SELECT id FROM request WHERE resident_id = :person_id OR recipient_id = :person_id))
 ORDER BY raised_at, id;

-- name: open_upcoming(about_id)
SELECT * FROM hand WHERE kind = 'upcoming' AND about_id = :about_id AND state IN ('open', 'taken') ORDER BY id;

-- name: set_hand_facts(id, facts, organisation)!
UPDATE hand SET facts = :facts, organisation = :organisation, revision = revision + 1 WHERE id = :id;

-- What is about no request has no retention of its own: its words go when it is settled.
-- name: settle_hand(id, how, by, at, undo_until)!
UPDATE hand SET state = 'settled', settled_how = :how, settled_by = :by, settled_at = :at, undo_until = :undo_until,
    sealed = CASE WHEN request_id IS NULL THEN NULL ELSE sealed END, revision = revision + 1
 WHERE id = :id AND state IN ('open', 'taken');

-- name: reopen_hand(id)!
UPDATE hand SET state = 'open', settled_how = NULL, settled_by = NULL, settled_at = NULL, undo_until = NULL,
    revision = revision + 1
 WHERE id = :id AND state = 'settled';

-- name: take_hand(id, by, at)!
UPDATE hand SET state = 'taken', taken_by = :by, taken_at = :at, revision = revision + 1
 WHERE id = :id AND state = 'open';

-- name: give_back_hand(id)!
UPDATE hand SET state = 'open', taken_by = NULL, taken_at = NULL, revision = revision + 1
 WHERE id = :id AND state = 'taken';

-- name: hands_taken_by(person_id)
SELECT * FROM hand WHERE taken_by = :person_id AND state = 'taken' ORDER BY raised_at, id;

-- name: hands_about(person_id)
SELECT * FROM hand WHERE person_id = :person_id;

-- name: settle_hands_about(person_id, at)!
UPDATE hand SET state = 'settled', settled_how = 'erased', settled_at = :at
 WHERE person_id = :person_id AND state <> 'settled';

-- name: blank_hands_about(person_id)!
UPDATE hand SET sealed = NULL, undo_until = NULL WHERE person_id = :person_id;

-- name: blank_hands_about_request(request_id)!
UPDATE hand SET sealed = NULL WHERE request_id = :request_id;

-- name: waiting_hands(organisation)
SELECT * FROM hand WHERE organisation = :organisation AND state IN ('open', 'taken') ORDER BY raised_at, id;

-- name: set_hand_sealed(id, sealed)!
UPDATE hand SET sealed = :sealed, revision = revision + 1 WHERE id = :id;

-- name: set_request_category(id, category, minutes)!
UPDATE request SET category = :category, minutes = :minutes, revision = revision + 1 WHERE id = :id;

-- What was asked for somebody is about them, whoever asked.
-- name: blank_requests_of(person_id)!
UPDATE request SET sealed = NULL, cell = NULL, link_hash = NULL
 WHERE resident_id = :person_id OR recipient_id = :person_id;

-- What the two of a task say to each other through us.

-- Tasks that run, and those that are done and not forgotten yet: whether the two may still talk is decided elsewhere.
-- name: talks_of(person_id)
SELECT a.* FROM assignment a JOIN request r ON r.id = a.request_id
 WHERE a.blanked_at IS NULL AND a.state IN ('assigned', 'under_way', 'done')
   AND (a.person_id = :person_id OR r.resident_id = :person_id OR r.recipient_id = :person_id)
 ORDER BY a.starts_at, a.id;

-- name: add_relayed(id, assignment_id, sender_id, receiver_id, kind, phrase, about, source_message, album, at, sealed)!
INSERT INTO relayed (id, assignment_id, sender_id, receiver_id, kind, phrase, about, source_message, album, at, sealed)
VALUES (:id, :assignment_id, :sender_id, :receiver_id, :kind, :phrase, :about, :source_message, :album, :at, :sealed);

-- name: relayed_by_id(id)
SELECT * FROM relayed WHERE id = :id;

-- name: relayed_of(assignment_id)
SELECT * FROM relayed WHERE assignment_id = :assignment_id ORDER BY id;

-- name: relayed_from(sender_id, source_message)
SELECT * FROM relayed WHERE sender_id = :sender_id AND source_message = :source_message ORDER BY id;

-- name: album_was_relayed(assignment_id, album)
SELECT 1 FROM relayed WHERE assignment_id = :assignment_id AND album = :album LIMIT 1;

-- name: change_relayed(id, sealed)!
UPDATE relayed SET sealed = :sealed WHERE id = :id AND blanked_at IS NULL;

-- name: blank_relayed(assignment_id, at)!
UPDATE relayed SET sealed = NULL, blanked_at = :at WHERE assignment_id = :assignment_id AND blanked_at IS NULL;

-- name: blank_relayed_from(person_id)!
UPDATE relayed SET sealed = NULL, source_message = NULL WHERE sender_id = :person_id;

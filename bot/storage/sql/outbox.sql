-- The outbox. Within one person and urgency, rows go in the order of their ids, one at a time.

-- name: add_to_outbox(id, person_id, kind, urgency, occasion, target, media, condition, subject, not_before, good_until, asleep, queued_at, sealed)
INSERT INTO outbox (id, person_id, kind, urgency, occasion, target, media, condition, subject, not_before,
                    good_until, asleep, queued_at, attempts, sealed)
VALUES (:id, :person_id, :kind, :urgency, :occasion, :target, :media, :condition, :subject, :not_before,
        :good_until, :asleep, :queued_at, 0, :sealed)
ON CONFLICT (occasion) DO NOTHING
RETURNING id;

-- name: outbox_occasion(occasion)
SELECT id, person_id, urgency, settled_at, leased_until, message_id FROM outbox WHERE occasion = :occasion;

-- A row that is settled without a message was never seen by anybody: its occasion may be used again.
-- name: free_occasion(occasion)!
UPDATE outbox SET occasion = NULL WHERE occasion = :occasion AND settled_at IS NOT NULL AND message_id IS NULL;

-- name: outbox_message(chat_id, message_id)
SELECT occasion FROM outbox WHERE chat_id = :chat_id AND message_id = :message_id;

-- An edit that is held by a lease may be on its way: it stays as it is, and the newer one follows it.
-- name: replace_edit(target, urgency, sealed)!
UPDATE outbox SET sealed = :sealed, urgency = :urgency, condition = NULL, subject = NULL, good_until = NULL
 WHERE settled_at IS NULL AND target = :target AND kind = 'edit' AND leased_until IS NULL;

-- name: void_edits(target, at)!
UPDATE outbox SET settled_at = :at, outcome = 'void', sealed = NULL
 WHERE settled_at IS NULL AND target = :target AND kind = 'edit' AND leased_until IS NULL;

-- name: void_all_about(target, at)!
UPDATE outbox SET settled_at = :at, outcome = 'void', sealed = NULL, lease = NULL, leased_until = NULL
 WHERE settled_at IS NULL AND target = :target;

-- name: void_all_to(person_id, at)!
UPDATE outbox SET settled_at = :at, outcome = 'void', sealed = NULL, lease = NULL, leased_until = NULL
 WHERE settled_at IS NULL AND person_id = :person_id;

-- name: forget_chats_of(person_id)!
UPDATE outbox SET chat_id = NULL, message_id = NULL WHERE person_id = :person_id AND message_id IS NOT NULL;

-- name: wake_outbox(now)!
UPDATE outbox SET asleep = 0 WHERE asleep = 1 AND settled_at IS NULL AND not_before <= :now;

-- Whose turn it is: no lease, no waiting for a retry, nothing earlier of the same person and urgency that is due as
-- well (what waits for its own send holds nobody back), and for an edit: its send and earlier edits are settled.
-- The outer conditions are repeated for an engine on which somebody else may have been faster.
-- name: lease_outbox(lease, until, machine_now, most)!
UPDATE outbox SET lease = :lease, leased_until = :until
 WHERE settled_at IS NULL AND (leased_until IS NULL OR leased_until < :machine_now) AND id IN (
    SELECT o.id FROM outbox o
     WHERE o.settled_at IS NULL AND o.asleep = 0
       AND (o.leased_until IS NULL OR o.leased_until < :machine_now)
       AND (o.retry_at IS NULL OR o.retry_at <= :machine_now)
       AND NOT EXISTS (
            SELECT 1 FROM outbox e
             WHERE e.settled_at IS NULL AND e.person_id = o.person_id AND e.urgency = o.urgency
               AND e.id < o.id AND e.asleep = 0
               AND NOT EXISTS (SELECT 1 FROM outbox s WHERE s.settled_at IS NULL AND s.id = e.target))
       AND NOT EXISTS (SELECT 1 FROM outbox s WHERE s.settled_at IS NULL AND s.id = o.target)
       AND NOT EXISTS (
            SELECT 1 FROM outbox s WHERE s.settled_at IS NULL AND s.target = o.target AND s.id < o.id)
     ORDER BY o.urgency, o.id
     LIMIT :most);

-- An offer can be accepted before it is settled as sent: on a copy that a dead process has sent. It stays good then,
-- for the task's card is an edit of it.
-- name: leased_from_outbox(lease, now)
SELECT o.id, o.lease, o.leased_until, o.person_id, o.kind, o.urgency, o.attempts, o.condition, o.subject, o.sealed,
       COALESCE(t.occasion, o.occasion) AS occasion,
       COALESCE(t.chat_id, p.chat_id) AS chat_id,
       t.message_id AS message_id,
       COALESCE(t.media, o.media) AS media,
       CASE
         WHEN o.condition = 'offer_open' AND EXISTS (
              SELECT 1 FROM offer f
               WHERE f.request_id = o.subject AND f.person_id = o.person_id AND f.state = 'yes') THEN 0
         WHEN o.good_until < :now THEN 1
         WHEN o.condition = 'offer_open' AND NOT EXISTS (
              SELECT 1 FROM offer f
               WHERE f.request_id = o.subject AND f.person_id = o.person_id AND f.state IN ('queued', 'open')) THEN 1
         WHEN o.condition = 'request_open' AND NOT EXISTS (
              SELECT 1 FROM request r WHERE r.id = o.subject AND r.state = 'open') THEN 1
         WHEN o.condition = 'assignment_active' AND NOT EXISTS (
              SELECT 1 FROM assignment a
               WHERE a.id = o.subject AND a.state IN ('assigned', 'under_way')) THEN 1
         ELSE 0
       END AS stale
  FROM outbox o
  LEFT JOIN person p ON p.id = o.person_id
  LEFT JOIN outbox t ON t.id = o.target
 WHERE o.lease = :lease
 ORDER BY o.urgency, o.id;

-- name: settle_outbox(id, at, outcome, chat_id, message_id)!
UPDATE outbox
   SET settled_at = :at, outcome = :outcome, chat_id = :chat_id, message_id = :message_id,
       sealed = NULL, lease = NULL, leased_until = NULL, retry_at = NULL
 WHERE id = :id AND settled_at IS NULL;

-- name: put_back_in_outbox(id, lease, retry_at)!
UPDATE outbox SET attempts = attempts + 1, retry_at = :retry_at, lease = NULL, leased_until = NULL
 WHERE id = :id AND lease = :lease AND settled_at IS NULL;

-- name: outbox_next_asleep()
SELECT min(not_before) AS at FROM outbox WHERE asleep = 1 AND settled_at IS NULL;

-- What waits behind another row has no moment of its own: it moves when that one does.
-- name: outbox_next_waiting()
SELECT min(CASE WHEN leased_until IS NULL THEN retry_at ELSE leased_until END) AS at
  FROM outbox WHERE asleep = 0 AND settled_at IS NULL;

-- name: outbox_unsettled(now)
SELECT 1 FROM outbox WHERE settled_at IS NULL AND (asleep = 0 OR not_before <= :now) LIMIT 1;

-- name: outbox_waits_for(person_id)
SELECT 1 FROM outbox WHERE person_id = :person_id AND settled_at IS NULL AND asleep = 0 LIMIT 1;

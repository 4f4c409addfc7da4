-- name: put_in_inbox(update_id, person_id, chat_id, at, retry_at, reason, sealed)!
INSERT INTO inbox (update_id, person_id, chat_id, at, attempts, retry_at, reason, sealed)
VALUES (:update_id, :person_id, :chat_id, :at, 0, :retry_at, :reason, :sealed)
ON CONFLICT (update_id) DO NOTHING;

-- name: chat_waits_in_inbox(chat_id)
SELECT update_id FROM inbox WHERE chat_id = :chat_id AND put_aside_at IS NULL LIMIT 1;

-- name: next_in_inbox()
SELECT i.update_id, i.person_id, i.chat_id, i.attempts, i.retry_at, i.sealed FROM inbox i
 WHERE i.put_aside_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM inbox e
                    WHERE e.chat_id = i.chat_id AND e.put_aside_at IS NULL AND e.update_id < i.update_id)
 ORDER BY i.retry_at, i.update_id;

-- name: drop_from_inbox(update_id)!
DELETE FROM inbox WHERE update_id = :update_id;

-- name: try_later_in_inbox(update_id, retry_at, reason)!
UPDATE inbox SET attempts = attempts + 1, retry_at = :retry_at, reason = :reason WHERE update_id = :update_id;

-- name: put_aside_in_inbox(update_id, at, reason)!
UPDATE inbox SET put_aside_at = :at, reason = :reason, attempts = attempts + 1 WHERE update_id = :update_id;

-- name: put_aside()
SELECT update_id, at, reason FROM inbox WHERE put_aside_at IS NOT NULL ORDER BY update_id;

-- name: forget_inbox_of(person_id)!
DELETE FROM inbox WHERE person_id = :person_id;

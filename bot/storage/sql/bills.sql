-- Money that one has laid out for the other, by task.

-- name: bill_of(id)
SELECT a.*, r.payment, r.max_outlay FROM assignment a JOIN request r ON r.id = a.request_id WHERE a.id = :id;

-- name: tell_cost(id, cost, at, receipt)!
UPDATE assignment SET cost = :cost, receipt_at = COALESCE(receipt_at, :at), receipt = :receipt
 WHERE id = :id AND paid_at IS NULL;

-- name: set_paid(id, at)!
UPDATE assignment SET paid_at = :at WHERE id = :id AND paid_at IS NULL;

-- name: set_not_paid(id)!
UPDATE assignment SET paid_at = NULL WHERE id = :id AND paid_at IS NOT NULL AND received_at IS NULL;

-- name: set_received(id, at)!
UPDATE assignment SET received_at = :at, paid_at = COALESCE(paid_at, :at) WHERE id = :id AND received_at IS NULL;

-- name: show_helper_number(id)!
UPDATE assignment SET helper_number = 1 WHERE id = :id;

-- name: blank_receipt(id)!
UPDATE assignment SET receipt = NULL WHERE id = :id;

-- name: any_receipt()
SELECT id FROM assignment WHERE receipt IS NOT NULL LIMIT 1;

-- name: forget_receipts(person_id)!
UPDATE assignment SET receipt = NULL, list_state = NULL WHERE person_id = :person_id;

-- name: set_list_state(id, list_state)!
UPDATE assignment SET list_state = :list_state WHERE id = :id;

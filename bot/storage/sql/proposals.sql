-- Another time that one of the two proposes.

-- name: add_proposal(id, request_id, proposer_id, starts_at, ends_at, made_at)!
INSERT INTO proposal (id, request_id, proposer_id, starts_at, ends_at, state, made_at)
VALUES (:id, :request_id, :proposer_id, :starts_at, :ends_at, 'open', :made_at);

-- name: proposal_by_id(id)
SELECT * FROM proposal WHERE id = :id;

-- name: open_proposals_about(request_id)
SELECT * FROM proposal WHERE request_id = :request_id AND state = 'open' ORDER BY id;

-- name: settle_proposal(id, state, at)!
UPDATE proposal SET state = :state, settled_at = :at WHERE id = :id AND state = 'open';

-- name: forget_proposals_of(person_id)!
DELETE FROM proposal WHERE proposer_id = :person_id;

-- name: note_erased(person_id, at)!
INSERT INTO erased (person_id, at) VALUES (:person_id, :at) ON CONFLICT (person_id) DO NOTHING;

-- name: erased_with_key()
SELECT person_id FROM erased WHERE key_dropped_at IS NULL;

-- name: note_key_dropped(person_id, at)!
UPDATE erased SET key_dropped_at = :at WHERE person_id = :person_id;

-- name: note_ring(ring)!
INSERT INTO setting (name, value) VALUES ('ring', :ring) ON CONFLICT (name) DO NOTHING;

-- name: ring_of_database()^
SELECT value FROM setting WHERE name = 'ring';

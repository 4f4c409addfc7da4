-- name: person_by_id(id)
SELECT * FROM person WHERE id = :id;

-- name: person_by_user(user_id)
SELECT * FROM person WHERE user_id = :user_id;

-- name: add_person(id, user_id, chat_id, app_language, created_at)!
INSERT INTO person (id, user_id, chat_id, app_language, created_at)
VALUES (:id, :user_id, :chat_id, :app_language, :created_at);

-- name: set_person_language(id, language)!
UPDATE person SET language = :language WHERE id = :id;

-- name: set_person_app_language(id, app_language)!
UPDATE person SET app_language = :app_language WHERE id = :id;

-- name: set_person_adult(id, adult)!
UPDATE person SET adult = :adult WHERE id = :id;

-- name: set_person_vouched(id, vouched)!
UPDATE person SET vouched = :vouched WHERE id = :id;

-- name: set_person_started_with(id, started_with)!
UPDATE person SET started_with = :started_with WHERE id = :id;

-- name: set_person_unreachable(id, at)!
UPDATE person SET unreachable_at = :at WHERE id = :id;

-- name: set_person_sealed(id, sealed)!
UPDATE person SET sealed = :sealed WHERE id = :id;

-- name: erase_person(id)!
UPDATE person
   SET user_id = NULL, chat_id = NULL, language = NULL, app_language = NULL, started_with = NULL,
       adult = NULL, vouched = NULL, leaving_at = NULL, held_at = NULL, sealed = NULL
 WHERE id = :id;

-- name: person_languages(person_id)
SELECT language, fluency FROM person_language WHERE person_id = :person_id ORDER BY fluency DESC, language;

-- name: forget_person_languages(person_id)!
DELETE FROM person_language WHERE person_id = :person_id;

-- name: add_person_language(person_id, language, fluency)!
INSERT INTO person_language (person_id, language, fluency) VALUES (:person_id, :language, :fluency);

-- name: block_between(one, other)
SELECT 1 FROM block
 WHERE (person_id = :one AND blocked_id = :other) OR (person_id = :other AND blocked_id = :one);

-- name: forget_blocks(person_id)!
DELETE FROM block WHERE person_id = :person_id OR blocked_id = :person_id;

-- name: note_audit(id, at, who, what, whom, request_id)!
INSERT INTO audit (id, at, who, what, whom, request_id) VALUES (:id, :at, :who, :what, :whom, :request_id);

-- name: audit_about(whom, most)
SELECT at, who, what FROM audit WHERE whom = :whom AND (who IS NULL OR who <> :whom) ORDER BY at DESC LIMIT :most;

-- name: conversation_of(person_id)
SELECT revision, sealed FROM conversation WHERE person_id = :person_id;

-- name: add_conversation(person_id, changed_at, sealed)!
INSERT INTO conversation (person_id, revision, changed_at, sealed) VALUES (:person_id, 1, :changed_at, :sealed)
ON CONFLICT (person_id) DO NOTHING;

-- name: change_conversation(person_id, revision, changed_at, sealed)!
UPDATE conversation SET revision = revision + 1, changed_at = :changed_at, sealed = :sealed
 WHERE person_id = :person_id AND revision = :revision;

-- name: forget_conversation(person_id)!
DELETE FROM conversation WHERE person_id = :person_id;

-- name: roles_of(person_id)
SELECT role, organisation, areas, categories FROM role WHERE person_id = :person_id;

-- name: coordinators()
SELECT DISTINCT person_id, organisation, areas, categories FROM role WHERE role = 'coordinator';

-- name: organisations_about(person_id)
SELECT organisation FROM volunteer WHERE person_id = :person_id AND organisation IS NOT NULL
UNION SELECT organisation FROM request WHERE resident_id = :person_id
UNION SELECT organisation FROM hand WHERE person_id = :person_id
UNION SELECT organisation FROM hand WHERE about_id = :person_id;

-- name: grant_role(person_id, role, organisation, granted_at)!
INSERT INTO role (person_id, role, organisation, granted_at) VALUES (:person_id, :role, :organisation, :granted_at)
ON CONFLICT (person_id, role, organisation) DO NOTHING;

-- name: forget_roles(person_id)!
DELETE FROM role WHERE person_id = :person_id;

-- name: add_invitation(code_hash, role, organisation, expires_at)!
INSERT INTO invitation (code_hash, role, organisation, expires_at)
VALUES (:code_hash, :role, :organisation, :expires_at);

-- name: use_invitation(code_hash, now, person_id)
UPDATE invitation SET used_at = :now, used_by = :person_id
 WHERE code_hash = :code_hash AND used_at IS NULL AND expires_at > :now
RETURNING role, organisation;

-- name: setting(name)
SELECT value FROM setting WHERE name = :name;

-- name: set_setting(name, value)!
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: note_update(update_id, at)!
INSERT INTO seen_update (update_id, at) VALUES (:update_id, :at) ON CONFLICT (update_id) DO NOTHING;

-- name: forget_old_updates(before)!
DELETE FROM seen_update WHERE at < :before;

-- name: plan_due(kind, subject, person_id, at)!
INSERT INTO due (kind, subject, person_id, at, attempts) VALUES (:kind, :subject, :person_id, :at, 0)
ON CONFLICT (kind, subject, person_id) DO UPDATE SET at = excluded.at, attempts = 0;

-- name: due_at(kind, subject)
SELECT at FROM due WHERE kind = :kind AND subject = :subject;

-- name: drop_due(kind, subject)!
DELETE FROM due WHERE kind = :kind AND subject = :subject;

-- name: drop_dues_of(person_id)!
DELETE FROM due WHERE person_id = :person_id;

-- name: next_due()
SELECT at FROM due ORDER BY at LIMIT 1;

-- name: due_now(now, most)
SELECT kind, subject, person_id, at, attempts FROM due WHERE at <= :now ORDER BY at LIMIT :most;

-- name: take_due(kind, subject, person_id, at)!
DELETE FROM due WHERE kind = :kind AND subject = :subject AND person_id = :person_id AND at = :at;

-- name: put_off_due(kind, subject, person_id, at, later)!
UPDATE due SET at = :later, attempts = attempts + 1
 WHERE kind = :kind AND subject = :subject AND person_id = :person_id AND at = :at;

-- name: hold_person(id, at)!
UPDATE person SET held_at = :at WHERE id = :id;

-- name: add_block(person_id, blocked_id, at)!
INSERT INTO block (person_id, blocked_id, at) VALUES (:person_id, :blocked_id, :at)
ON CONFLICT (person_id, blocked_id) DO NOTHING;

-- name: remove_block(person_id, blocked_id)!
DELETE FROM block WHERE person_id = :person_id AND blocked_id = :blocked_id;

-- name: blocks_by(person_id)
SELECT COUNT(*) AS n FROM block WHERE person_id = :person_id;

-- name: administrators()
SELECT DISTINCT person_id FROM role WHERE role = 'administrator' ORDER BY person_id;

-- name: set_person_leaving(id, at)!
UPDATE person SET leaving_at = :at WHERE id = :id;

-- name: person_is_leaving(id)
SELECT 1 FROM person WHERE id = :id AND leaving_at IS NOT NULL;

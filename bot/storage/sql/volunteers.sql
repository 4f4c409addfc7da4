-- name: volunteer_by_id(person_id)
SELECT * FROM volunteer WHERE person_id = :person_id;

-- name: add_volunteer(person_id, standing, organisation, area, cell, travel, reach, free, a_day, a_week, quiet_from, quiet_to, answers_as_woman, licence, at)!
INSERT INTO volunteer (person_id, standing, level, organisation, area, cell, travel, reach, free, a_day, a_week,
    quiet_from, quiet_to, urgent_any_time, answers_as_woman, licence, promised_at, registered_at, revision)
VALUES (:person_id, :standing, 0, :organisation, :area, :cell, :travel, :reach, :free, :a_day, :a_week,
    :quiet_from, :quiet_to, 0, :answers_as_woman, :licence, :at, :at, 1)
ON CONFLICT (person_id) DO UPDATE SET standing = excluded.standing, organisation = excluded.organisation,
    area = excluded.area, cell = excluded.cell, travel = excluded.travel, reach = excluded.reach,
    free = excluded.free, a_week = excluded.a_week, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
    answers_as_woman = excluded.answers_as_woman, licence = excluded.licence, promised_at = excluded.promised_at,
    registered_at = excluded.registered_at, decline_reason = NULL, revision = volunteer.revision + 1;

-- name: change_volunteer(person_id, area, cell, travel, reach, free, a_week, quiet_from, quiet_to, answers_as_woman, licence)!
UPDATE volunteer SET area = :area, cell = :cell, travel = :travel, reach = :reach, free = :free, a_week = :a_week,
    quiet_from = :quiet_from, quiet_to = :quiet_to, answers_as_woman = :answers_as_woman, licence = :licence,
    revision = revision + 1
 WHERE person_id = :person_id;

-- name: decide_volunteer(person_id, standing, level, decline_reason, decided_by, decided_at, extract_seen)!
UPDATE volunteer SET standing = :standing, level = :level, decline_reason = :decline_reason,
    decided_by = :decided_by, decided_at = :decided_at, extract_seen = :extract_seen, revision = revision + 1
 WHERE person_id = :person_id;

-- name: pause_volunteer(person_id, until)!
UPDATE volunteer SET paused_until = :until WHERE person_id = :person_id;

-- name: note_task_of_volunteer(person_id, at)!
UPDATE volunteer SET last_task_at = :at WHERE person_id = :person_id;

-- name: forget_volunteer_categories(person_id)!
DELETE FROM volunteer_category WHERE person_id = :person_id;

-- name: add_volunteer_category(person_id, category)!
INSERT INTO volunteer_category (person_id, category) VALUES (:person_id, :category);

-- name: categories_of_volunteer(person_id)
SELECT category FROM volunteer_category WHERE person_id = :person_id;

-- name: volunteers_for(category)
SELECT v.*, p.unreachable_at, p.held_at AS person_held_at FROM volunteer v
  JOIN person p ON p.id = v.person_id
  JOIN volunteer_category c ON c.person_id = v.person_id
 WHERE c.category = :category AND v.standing IN ('active', 'pending', 'ring_first')
 ORDER BY v.person_id;

-- name: languages_of_volunteers_for(category)
SELECT l.person_id, l.language, l.fluency FROM person_language l
  JOIN volunteer_category c ON c.person_id = l.person_id
 WHERE c.category = :category;

-- name: questions_since(day, week)
SELECT person_id, SUM(today) AS today, SUM(week) AS week, SUM(waiting) AS waiting FROM (
    SELECT person_id, CASE WHEN sent_at >= :day THEN 1 ELSE 0 END AS today, 1 AS week, 0 AS waiting
      FROM question WHERE sent_at >= :week
    UNION ALL
    SELECT person_id, CASE WHEN state = 'queued' THEN 1 ELSE 0 END AS today,
           CASE WHEN state = 'queued' THEN 1 ELSE 0 END AS week, 1 AS waiting
      FROM offer WHERE state IN ('queued', 'open')) AS asked
 GROUP BY person_id;

-- name: add_question(person_id, request_id, wave, sent_at)!
INSERT INTO question (person_id, request_id, wave, sent_at) VALUES (:person_id, :request_id, :wave, :sent_at)
ON CONFLICT (person_id, request_id, wave) DO NOTHING;

-- name: forget_old_questions(person_id, before)!
DELETE FROM question WHERE person_id = :person_id AND sent_at < :before;

-- name: forget_questions(person_id)!
DELETE FROM question WHERE person_id = :person_id;

-- name: tasks_ahead(now)
SELECT person_id, starts_at, ends_at FROM assignment
 WHERE state IN ('assigned', 'under_way') AND ends_at > :now;

-- name: tasks_behind()
SELECT person_id, SUM(CASE WHEN state = 'done' THEN 1 ELSE 0 END) AS done,
       SUM(CASE WHEN state = 'dropped' THEN 1 ELSE 0 END) AS dropped
  FROM assignment GROUP BY person_id;

-- name: blocks_about(resident)
SELECT person_id, blocked_id FROM block WHERE person_id = :resident OR blocked_id = :resident;

-- name: gladly_again_with(resident)
SELECT f.person_id AS one, f.about_id AS other FROM feedback f
 WHERE f.again = 1 AND (f.person_id = :resident OR f.about_id = :resident);

-- name: held_person(id)
SELECT 1 FROM person WHERE id = :id AND held_at IS NOT NULL;

-- name: hold_volunteer(person_id, at, why)!
UPDATE volunteer SET held_at = :at, held_why = :why WHERE person_id = :person_id;

-- name: note_look_at_volunteer(person_id, at)!
UPDATE volunteer SET held_at = NULL, held_why = NULL, looked_at = :at WHERE person_id = :person_id;

-- name: looked_at_volunteer(person_id)
SELECT looked_at FROM volunteer WHERE person_id = :person_id;

-- name: forget_volunteer(person_id)!
DELETE FROM volunteer WHERE person_id = :person_id;

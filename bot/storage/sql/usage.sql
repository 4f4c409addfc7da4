-- Which of the town file's ids stand in rows.

-- name: areas_in_use()
SELECT area AS id, COUNT(*) AS n FROM (
    SELECT area FROM volunteer
    UNION ALL SELECT area FROM request WHERE closed_at IS NULL) AS used
 GROUP BY area ORDER BY area;

-- name: categories_in_use()
SELECT category AS id, COUNT(*) AS n FROM (
    SELECT category FROM volunteer_category
    UNION ALL SELECT category FROM request WHERE closed_at IS NULL) AS used
 GROUP BY category ORDER BY category;

-- What has become everybody's matter belongs to '*', which is no organisation of the town file.
-- name: organisations_in_use()
SELECT organisation AS id, COUNT(*) AS n FROM (
    SELECT organisation FROM role
    UNION ALL SELECT organisation FROM request WHERE closed_at IS NULL
    UNION ALL SELECT organisation FROM hand WHERE state <> 'settled' AND organisation <> '*') AS used
 GROUP BY organisation ORDER BY organisation;

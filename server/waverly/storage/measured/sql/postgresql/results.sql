SELECT
  site, campaign, person,
  split_part(found.key, '/', 1) AS metric,
  split_part(found.key, '/', 2) AS currency,
  found.value::double precision / CASE WHEN found.key LIKE '%/%' THEN 100 ELSE 1 END AS value
FROM enrolments
CROSS JOIN LATERAL jsonb_each_text(convert_from(content, 'UTF8')::jsonb -> 'values') AS found

SELECT
  site, campaign, person,
  CASE instr(found.key, '/') WHEN 0 THEN found.key ELSE substr(found.key, 1, instr(found.key, '/') - 1) END
    AS metric,
  CASE instr(found.key, '/') WHEN 0 THEN '' ELSE substr(found.key, instr(found.key, '/') + 1) END AS currency,
  found.value / CASE instr(found.key, '/') WHEN 0 THEN 1.0 ELSE 100.0 END AS value
FROM enrolments
CROSS JOIN json_each(CAST(content AS TEXT), '$.values') AS found

SELECT
  site, id, session, visitor, at, moment,
  json_extract(CAST(record AS TEXT), '$.strength') AS strength,
  arm,
  json_extract(CAST(record AS TEXT), '$.propensities."' || arm || '"') AS propensity,
  held_out, displayed, preview, policy,
  json_extract(CAST(record AS TEXT), '$.model') AS model,
  json_extract(CAST(record AS TEXT), '$.product') AS product,
  (
    SELECT cause.key FROM json_each(CAST(record AS TEXT), '$.causes') AS cause
    ORDER BY cause.value DESC LIMIT 1
  ) AS cause,
  json_extract(CAST(record AS TEXT), '$.p_buy') AS p_buy
FROM decisions

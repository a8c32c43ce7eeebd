SELECT
  site, campaign, person, at, side,
  json_extract(CAST(content AS TEXT), '$.planned') / 10000.0 AS planned,
  COALESCE(json_extract(CAST(content AS TEXT), '$.trigger'), '') AS trigger,
  COALESCE(json_extract(CAST(content AS TEXT), '$.device'), 'unknown') AS device,
  COALESCE(json_extract(CAST(content AS TEXT), '$.source'), 'unknown') AS source,
  COALESCE(json_extract(CAST(content AS TEXT), '$.visits'), 'new') AS visits,
  COALESCE(json_extract(CAST(content AS TEXT), '$.page'), 'unknown') AS page,
  COALESCE(json_extract(CAST(content AS TEXT), '$.cause'), 'unknown') AS cause,
  COALESCE(json_extract(CAST(content AS TEXT), '$.cart'), 'without') AS cart,
  COALESCE(json_extract(CAST(content AS TEXT), '$.orders_before'), 0) AS orders_before,
  COALESCE(json_extract(CAST(content AS TEXT), '$.score'), 0) / 1000000.0 AS score
FROM enrolments

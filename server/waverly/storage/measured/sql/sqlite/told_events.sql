SELECT
  told.site, told."key" AS id, coalesce(told.visitor, named.visitor) AS visitor,
  told.source, told.kind, told.at, told.told_at,
  CAST(told.content AS TEXT) AS fields
FROM told_events AS told
LEFT JOIN named ON named.site = told.site AND named.address = told.email

SELECT
  told.site, coalesce(told.visitor, named.visitor) AS visitor, told.updated_at, told.told_at,
  (
    SELECT coalesce(sum(coalesce(json_extract(line.value, '$.quantity'), 1)), 0)
    FROM json_each(CAST(told.content AS TEXT), '$.lines') AS line
  ) AS items,
  coalesce(json_extract(CAST(told.content AS TEXT), '$.total'), (
    SELECT CASE WHEN count(*) = count(json_extract(line.value, '$.price')) AND count(*) > 0 THEN
      round(sum(json_extract(line.value, '$.price') * coalesce(json_extract(line.value, '$.quantity'), 1)), 2) END
    FROM json_each(CAST(told.content AS TEXT), '$.lines') AS line
  )) AS value,
  json_extract(CAST(told.content AS TEXT), '$.currency') AS currency,
  coalesce(json_extract(CAST(told.content AS TEXT), '$.lines'), '[]') AS lines
FROM told_carts AS told
LEFT JOIN named ON named.site = told.site AND named.address = told.email

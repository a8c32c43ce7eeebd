SELECT
  told.site, coalesce(told.visitor, named.visitor) AS visitor, told.product, told.on_list, told.at, told.told_at
FROM told_wishes AS told
LEFT JOIN (
  SELECT site, visitor, lower(email) AS address FROM contacts
  WHERE id IN (SELECT min(id) FROM contacts GROUP BY site, lower(email))
) AS named ON named.site = told.site AND named.address = told.email

SELECT
  told.site, coalesce(told.visitor, named.visitor) AS visitor, told.product, told.on_list, told.at, told.told_at
FROM told_wishes AS told
LEFT JOIN named ON named.site = told.site AND named.address = told.email

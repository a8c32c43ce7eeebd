SELECT
  told.site, coalesce(told.visitor, named.visitor) AS visitor, told.updated_at, told.told_at,
  (SELECT coalesce(sum(coalesce((line ->> 'quantity')::bigint, 1)), 0) FROM json_array_elements(cart.lines) AS line)
    ::bigint AS items,
  coalesce((cart.of_it ->> 'total')::double precision, (
    SELECT CASE WHEN count(*) = count(line ->> 'price') AND count(*) > 0 THEN
      round(sum((line ->> 'price')::numeric * coalesce((line ->> 'quantity')::bigint, 1)), 2) END
    FROM json_array_elements(cart.lines) AS line
  )::double precision) AS value,
  cart.of_it ->> 'currency' AS currency,
  cart.lines::text AS lines
FROM told_carts AS told
CROSS JOIN LATERAL (
  SELECT of_it, coalesce(of_it -> 'lines', '[]') AS lines
  FROM (SELECT convert_from(told.content, 'UTF8')::json AS of_it) AS content
) AS cart
LEFT JOIN named ON named.site = told.site AND named.address = told.email

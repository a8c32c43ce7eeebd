SELECT
  site, id, session, visitor, at, moment,
  (facts.of_it ->> 'strength')::double precision AS strength,
  arm,
  (facts.of_it -> 'propensities' ->> arm)::double precision AS propensity,
  held_out, displayed, preview, policy,
  facts.of_it ->> 'model' AS model,
  facts.of_it ->> 'product' AS product,
  (
    SELECT cause.key FROM jsonb_each_text(facts.of_it -> 'causes') AS cause
    ORDER BY cause.value::double precision DESC LIMIT 1
  ) AS cause,
  (facts.of_it ->> 'p_buy')::double precision AS p_buy
FROM decisions
CROSS JOIN LATERAL (SELECT convert_from(record, 'UTF8')::jsonb AS of_it) AS facts

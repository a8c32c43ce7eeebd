SELECT
  site, campaign, person, at, side,
  (facts.of_it ->> 'planned')::double precision / 10000 AS planned,
  COALESCE(facts.of_it ->> 'trigger', '') AS trigger,
  COALESCE(facts.of_it ->> 'device', 'unknown') AS device,
  COALESCE(facts.of_it ->> 'source', 'unknown') AS source,
  COALESCE(facts.of_it ->> 'visits', 'new') AS visits,
  COALESCE(facts.of_it ->> 'page', 'unknown') AS page,
  COALESCE(facts.of_it ->> 'cause', 'unknown') AS cause,
  COALESCE(facts.of_it ->> 'cart', 'without') AS cart,
  COALESCE((facts.of_it ->> 'orders_before')::bigint, 0) AS orders_before,
  COALESCE((facts.of_it ->> 'score')::double precision, 0) / 1000000 AS score
FROM enrolments
CROSS JOIN LATERAL (SELECT convert_from(content, 'UTF8')::jsonb AS of_it) AS facts

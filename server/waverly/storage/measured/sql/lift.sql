-- What each campaign changed: shown against held out, with the always-valid interval of the report.
--
-- Runs on the tables `enrolments` and `results`: those of `waverly export` (DuckDB, BigQuery, PostgreSQL) or
-- the views of `waverly views`. Strata are times with the same planned holdout, combined by visitors
-- (Cochran, Sampling Techniques, 5A.9). The limits are an asymptotic confidence sequence (Waudby-Smith and
-- others, 2021) with alpha 0.05, tuned to 10,000 visitors. Below 20 buyers on a side it is too early to say.
WITH settings AS (
  SELECT 0.05 AS alpha, 10000.0 AS planned_visitors
),
outcome AS (
  SELECT site, campaign, person, SUM(value) AS y
  FROM results WHERE metric = 'purchase' GROUP BY site, campaign, person
),
sides AS (
  SELECT
    e.site, e.campaign, e.planned, e.side,
    CAST(COUNT(*) AS DOUBLE PRECISION) AS n,
    CAST(SUM(COALESCE(o.y, 0)) AS DOUBLE PRECISION) AS s,
    CAST(SUM(COALESCE(o.y, 0) * COALESCE(o.y, 0)) AS DOUBLE PRECISION) AS ss
  FROM enrolments e
  LEFT JOIN outcome o ON o.site = e.site AND o.campaign = e.campaign AND o.person = e.person
  WHERE e.side IN ('shown', 'held_out')
  GROUP BY e.site, e.campaign, e.planned, e.side
),
estimates AS (
  SELECT site, campaign, planned, side, n, s, s / n AS mean, (ss - s * s / n) / (n - 1) / n AS squared_error
  FROM sides WHERE n >= 2
),
strata AS (
  SELECT
    t.site, t.campaign, t.n + c.n AS n, t.n AS shown, c.n AS held_out, t.s AS shown_buyers, c.s AS held_out_buyers,
    t.mean AS shown_mean, c.mean AS held_out_mean,
    t.squared_error AS shown_error, c.squared_error AS held_out_error
  FROM estimates t
  JOIN estimates c ON c.site = t.site AND c.campaign = t.campaign AND c.planned = t.planned
  WHERE t.side = 'shown' AND c.side = 'held_out'
),
totals AS (
  SELECT site, campaign, SUM(n) AS n FROM strata GROUP BY site, campaign
),
combined AS (
  SELECT
    s.site, s.campaign, t.n,
    SUM(s.shown) AS shown, SUM(s.held_out) AS held_out,
    SUM(s.shown_buyers) AS shown_buyers, SUM(s.held_out_buyers) AS held_out_buyers,
    SUM(s.n / t.n * s.shown_mean) AS shown_mean,
    SUM(s.n / t.n * s.held_out_mean) AS held_out_mean,
    SUM(s.n / t.n * (s.n / t.n) * s.shown_error) AS shown_error,
    SUM(s.n / t.n * (s.n / t.n) * s.held_out_error) AS held_out_error
  FROM strata s
  JOIN totals t ON t.site = s.site AND t.campaign = s.campaign
  GROUP BY s.site, s.campaign, t.n
),
tuned AS (
  SELECT
    c.*,
    SQRT(shown_error + held_out_error) AS se,
    n * (-2 * LN(alpha) + LN(1 - 2 * LN(alpha))) / planned_visitors AS k,
    alpha
  FROM combined c CROSS JOIN settings
)
SELECT
  site,
  campaign,
  CAST(shown AS BIGINT) AS shown,
  CAST(held_out AS BIGINT) AS held_out,
  CAST(shown_buyers AS BIGINT) AS shown_buyers,
  CAST(held_out_buyers AS BIGINT) AS held_out_buyers,
  shown_mean AS shown_rate,
  held_out_mean AS held_out_rate,
  shown_mean - held_out_mean AS effect,
  shown_mean - held_out_mean - se * SQRT(2 * (1 + 1 / k) * LN(SQRT(k + 1) / alpha)) AS low,
  shown_mean - held_out_mean + se * SQRT(2 * (1 + 1 / k) * LN(SQRT(k + 1) / alpha)) AS high,
  CASE WHEN held_out_mean > 0 THEN shown_mean / held_out_mean - 1 END AS relative_effect,
  shown_buyers < 20 OR held_out_buyers < 20 AS too_early
FROM tuned
ORDER BY site, campaign

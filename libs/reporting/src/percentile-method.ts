/**
 * The name of the method by which percentiles are taken, stated with every report: the smallest value such that at least that share of
 * people have no larger one. Always a value that somebody has; in SQL it is `percentile_disc`.
 */
export const PERCENTILE_METHOD = 'nearest-rank' as const;

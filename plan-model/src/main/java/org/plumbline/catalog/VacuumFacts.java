package org.plumbline.catalog;

import java.time.Instant;
import java.util.Optional;
import org.plumbline.plan.unit.Rows;

/// How a table is kept clean (`pg_stat_all_tables`, `pg_class.reloptions`).
///
/// @param deadRows rows that nobody sees any more (`n_dead_tup`)
/// @param vacuumedAt the last VACUUM, by hand or by autovacuum (the later of `last_vacuum` and `last_autovacuum`); none if never, or before
///         the counters were reset
/// @param autovacuum whether autovacuum comes to it (`autovacuum_enabled` in `reloptions`, else true)
/// @param bloat of its main fork; none where there are no statistics to estimate it by
public record VacuumFacts(Rows deadRows, Optional<Instant> vacuumedAt, boolean autovacuum, Optional<Bloat> bloat) {}

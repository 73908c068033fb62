package org.plumbline.catalog;

import java.time.Instant;
import java.util.Optional;
import org.plumbline.plan.unit.Rows;

/// One table, as `pg_class` and `pg_stat_all_tables` tell it.
///
/// @param schema unquoted, as is the name
/// @param rows live rows (`n_live_tup`)
/// @param modifiedSinceAnalyze rows changed since the statistics were made (`n_mod_since_analyze`)
/// @param analyzedAt when that was last, by hand or by autovacuum; none if never (or before the counters were reset)
public record TableFacts(String schema, String name, Rows rows, Rows modifiedSinceAnalyze, Optional<Instant> analyzedAt) {}

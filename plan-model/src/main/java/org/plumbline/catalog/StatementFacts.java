package org.plumbline.catalog;

import java.time.Duration;
import java.util.OptionalLong;
import org.plumbline.plan.unit.Rows;

/// One statement of the workload (`pg_stat_statements`, this database's only).
///
/// @param queryId `queryid`, which a plan with VERBOSE or `compute_query_id` prints as "Query Identifier" (PostgreSQL 14 and later)
/// @param text normalised, with `$1` for constants
/// @param calls `calls`
/// @param rows returned or changed over all calls (`rows`)
/// @param executionTime over all calls (`total_exec_time`; `total_time` before PostgreSQL 13)
/// @param user `userid`, which tells applications apart
public record StatementFacts(OptionalLong queryId, String text, long calls, Rows rows, Duration executionTime, long user) {}

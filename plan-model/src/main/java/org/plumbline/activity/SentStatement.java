package org.plumbline.activity;

import java.util.OptionalLong;

/// The statement that a session runs, or ran last.
///
/// @param text as it was sent; empty where there was none
/// @param cut it was longer than `track_activity_query_size`, so that its end is missing
/// @param queryId as `pg_stat_statements` has it (PostgreSQL 14 and later, with `compute_query_id`)
public record SentStatement(String text, boolean cut, OptionalLong queryId) {
    public static final SentStatement NONE = new SentStatement("", false, OptionalLong.empty());
}

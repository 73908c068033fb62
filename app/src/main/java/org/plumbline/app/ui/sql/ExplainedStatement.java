package org.plumbline.app.ui.sql;

import java.time.Duration;
import java.util.List;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.db.Database;
import org.plumbline.plan.parse.SourceText;

/// What came of explaining a statement.
///
/// @param database where
/// @param sql the statement, as it was written
/// @param options of EXPLAIN, as `BUFFERS` or `TIMING OFF`
/// @param analyze whether it was run
/// @param source what EXPLAIN printed
/// @param plans analysed, with what the catalogue says of their tables
/// @param took all of it, the way there and back included
public record ExplainedStatement(
        Database database, String sql, List<String> options, boolean analyze, SourceText source, List<Analysis> plans, Duration took) {
    public ExplainedStatement {
        options = List.copyOf(options);
        plans = List.copyOf(plans);
    }

    /// With the options that its server's version suggests.
    public ExplainedStatement(Database database, String sql, boolean analyze, SourceText source, List<Analysis> plans, Duration took) {
        this(database, sql, List.of(), analyze, source, plans, took);
    }
}

package org.plumbline.app.db.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.plumbline.analysis.Analysis;
import org.plumbline.plan.digest.NormalisedStatement;

/// One run of EXPLAIN.
///
/// @param at when it was done, to the millisecond
/// @param sql the statement as it was written; in a list of runs its first [HistoryFile#LISTED_LENGTH] characters
/// @param statement without its values
/// @param options of EXPLAIN, as `BUFFERS` or `TIMING OFF`
/// @param analyze whether the statement was run
/// @param took all of it, the way there and back included
/// @param findings the gravest first
public record ExplainRun(
        Instant at, RunPlace place, String sql, NormalisedStatement statement, List<String> options, boolean analyze, Duration took,
        RunFigures figures, List<KeptFinding> findings) {
    public ExplainRun {
        options = List.copyOf(options);
        findings = List.copyOf(findings);
    }

    /// What is kept of a statement's plan.
    public static ExplainRun of(
            Instant at, RunPlace place, String sql, List<String> options, boolean analyze, Duration took, Analysis analysis) {
        return new ExplainRun(at, place, sql, NormalisedStatement.of(sql), options, analyze, took, RunFigures.of(analysis.plan()),
                analysis.advice().findings().stream()
                        .map(finding -> new KeptFinding(finding.rule().id(), finding.severity())).toList());
    }
}

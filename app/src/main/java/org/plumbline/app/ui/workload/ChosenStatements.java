package org.plumbline.app.ui.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.work.Progress;
import org.plumbline.plan.digest.DigestedLog;

/// Statements that indexes are to be found for.
///
/// @param calls how often each ran, by its text
/// @param logs where values are looked for; none for the statements as they were counted, without values
record ChosenStatements(Map<String, Double> calls, Optional<List<DigestedLog>> logs) implements Onward.Chosen {
    /// Those of these that ran; those with one text become one.
    static ChosenStatements of(List<StatementRow> rows, Optional<List<DigestedLog>> logs) {
        var calls = new LinkedHashMap<String, Double>();
        rows.stream().filter(row -> row.counters().calls() > 0)
                .forEach(row -> calls.merge(row.text(), (double) row.counters().calls(), Double::sum));
        return new ChosenStatements(calls, logs);
    }

    @Override
    public Map<String, Double> read(Database database, Progress progress) throws ServerFailure {
        if (logs.isEmpty()) {
            return calls;
        }
        var valued = new LinkedHashMap<String, Double>();
        for (Map.Entry<String, Double> each : calls.entrySet()) {
            progress.report(valued.size(), calls.size());
            progress.tell("Looking for values of statement " + (valued.size() + 1) + " of " + calls.size());
            valued.merge(valued(each.getKey(), database, logs.get(), progress), each.getValue(), Double::sum);
        }
        return valued;
    }

    /// Without values where none were seen.
    private static String valued(String text, Database database, List<DigestedLog> logs, Progress progress) throws ServerFailure {
        try {
            return switch (SeenValues.of(text, database, logs, progress)) {
                case SeenValues.Found(SeenValues seen) -> GuardedStatement.of(seen.sql()).with(seen.values());
                case SeenValues.Nowhere _ -> text;
            };
        } catch (RefusedStatement _) {
            return text;
        }
    }
}

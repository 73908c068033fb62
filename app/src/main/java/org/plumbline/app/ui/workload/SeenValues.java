package org.plumbline.app.ui.workload;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.activity.SeenStatement;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.ServerLog;
import org.plumbline.app.ui.text.SeenText;
import org.plumbline.app.work.Progress;
import org.plumbline.plan.digest.DigestedLog;
import org.plumbline.plan.digest.LoggedStatement;

/// A statement with values that it was seen to have.
///
/// @param sql its text, with values or with parameters
/// @param values of the parameters, by name; an empty one is NULL
/// @param from a sentence that says whose values they are
public record SeenValues(String sql, Map<String, Optional<String>> values, String from) {
    public SeenValues {
        values = Map.copyOf(values);
    }

    /// What became of looking for values.
    sealed interface Search {}

    record Found(SeenValues seen) implements Search {}

    /// @param sentence where they were looked for, and what to try
    record Nowhere(String sentence) implements Search {}

    /// Looks at what sessions run or ran last, then in these logs, then in the server's own. A log that cannot be read has none.
    ///
    /// @param statement without its values
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    static Search of(String statement, Database database, List<DigestedLog> logs, Progress progress) throws ServerFailure {
        Optional<SeenStatement> sent = database.seen(statement);
        if (sent.isPresent()) {
            return new Found(new SeenValues(sent.get().sql(), Map.of(), SeenText.ofSession(sent.get())));
        }
        for (DigestedLog log : logs) {
            Optional<LoggedStatement> logged = slowest(log, statement, progress);
            if (logged.isPresent()) {
                return new Found(of(logged.get(), SeenText.ofLog(logged.get(), log.file())));
            }
        }
        return switch (database.logged(statement)) {
            case ServerLog.Found found -> new Found(of(found.call(), SeenText.ofServerLog(found)));
            case ServerLog.Answer none -> new Nowhere(SeenText.nowhere(none, logs.size()));
        };
    }

    private static SeenValues of(LoggedStatement logged, String from) {
        return new SeenValues(logged.sql(), logged.values(), from);
    }

    private static Optional<LoggedStatement> slowest(DigestedLog log, String statement, Progress progress) {
        try {
            return log.slowest(statement, progress::report);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

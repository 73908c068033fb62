package org.plumbline.app.ui.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plumbline.app.db.ConnectionState;
import org.plumbline.app.db.ExplainOption;

/// What EXPLAIN is asked for, as far as the chosen server knows it, and how long it may take.
public final class ExplainOptions {
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private final ReadOnlyObjectProperty<Optional<DatabaseChoice>> database;
    private final Map<ExplainOption, BooleanProperty> options = new EnumMap<>(ExplainOption.class);
    private final ObjectProperty<Duration> statementTimeout = new SimpleObjectProperty<>(STATEMENT_TIMEOUT);
    private final ObjectProperty<Duration> lockTimeout = new SimpleObjectProperty<>(LOCK_TIMEOUT);

    /// The usual ones.
    ExplainOptions(ReadOnlyObjectProperty<Optional<DatabaseChoice>> database) {
        this.database = database;
        for (ExplainOption option : ExplainOption.values()) {
            options.put(option, new SimpleBooleanProperty(option.usual()));
        }
    }

    /// Which server is asked.
    ReadOnlyObjectProperty<Optional<DatabaseChoice>> databaseProperty() {
        return database;
    }

    /// Those that the chosen server knows; all where none is connected yet.
    List<OptionRow> rows() {
        return offered().stream().map(option -> new OptionRow(option.name(),
                option.sentence() + (option.needsAnalyze() ? " With Analyze only." : ""), options.get(option))).toList();
    }

    /// As EXPLAIN has them; never empty, as an empty list would stand for what the server's version suggests.
    List<String> words(boolean analyze) {
        var words = new ArrayList<String>();
        for (ExplainOption option : offered()) {
            words.addAll(option.words(options.get(option).get(), analyze));
        }
        return words.isEmpty() ? List.of("COSTS") : words;
    }

    /// After which the server gives up.
    ObjectProperty<Duration> statementTimeoutProperty() {
        return statementTimeout;
    }

    /// After which it stops waiting for another session's lock.
    ObjectProperty<Duration> lockTimeoutProperty() {
        return lockTimeout;
    }

    private List<ExplainOption> offered() {
        return database.get().map(choice -> choice.database().state())
                .map(now -> now instanceof ConnectionState.Connected(var server) ? ExplainOption.offered(server.major()) : null)
                .orElseGet(() -> List.of(ExplainOption.values()));
    }
}

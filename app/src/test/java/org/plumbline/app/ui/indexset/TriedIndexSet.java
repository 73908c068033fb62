package org.plumbline.app.ui.indexset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.db.Database;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.index.DdlScript;

/// An index set on a real database, with all that it hands on.
final class TriedIndexSet implements AutoCloseable {
    final List<String> plans = new ArrayList<>();
    final List<DdlScript> scripts = new ArrayList<>();
    final IndexSetViewModel model = on(new InlineBackground());
    private Optional<Database> database;

    TriedIndexSet(Database database) {
        this.database = Optional.of(database);
    }

    /// Another one on the same database, whose work is done elsewhere.
    IndexSetViewModel on(Background background) {
        return new IndexSetViewModel(background, "shop", () -> database, new Onward() {
            @Override
            public void show(Database on, String sql, String today, String then, int indexes, PlansShown way) {
                plans.addAll(List.of(today, then));
            }

            @Override
            public void export(DdlScript script, String name) {
                scripts.add(script);
            }

            @Override
            public List<Statements> open() {
                return List.of();
            }
        });
    }

    ChosenSet found(String... statements) {
        model.search(StatementSources.of(Statements.of("a test", List.of(statements))));
        return sets();
    }

    /// What was found, measured.
    ChosenSet measured() {
        model.measure();
        return sets();
    }

    ChosenSet sets() {
        assertThat(model.stateProperty().get()).isInstanceOf(IndexSetState.Found.class);
        return ((IndexSetState.Found) model.stateProperty().get()).sets();
    }

    static String failure(IndexSetViewModel of) {
        assertThat(of.stateProperty().get()).isInstanceOf(IndexSetState.Failed.class);
        return ((IndexSetState.Failed) of.stateProperty().get()).sentence();
    }

    static StatementRow row(ChosenSet sets, String sql) {
        return sets.lists().statements().stream().filter(row -> row.query().sql().equals(sql)).findFirst().orElseThrow();
    }

    static IndexRow index(ChosenSet sets, String definition) {
        return sets.indexes().stream().filter(row -> row.definition().equals(definition)).findFirst().orElseThrow();
    }

    /// The connection is closed.
    void disconnect() {
        database.ifPresent(Database::close);
        database = Optional.empty();
    }

    @Override
    public void close() {
        model.dispose();
        disconnect();
    }
}

package org.plumbline.app.ui.health;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.health.HealthBook;
import org.plumbline.health.HealthCheck;

/// What is wrong with the schema of a connected database: by check, searched, and read again when asked.
public final class HealthViewModel {
    private final Background background;
    private final String name;
    private final Supplier<Optional<Database>> database;
    private final ReadOnlyObjectWrapper<HealthState> state = new ReadOnlyObjectWrapper<>(new HealthState.Reading());
    private final ReadOnlyObjectWrapper<String> summary = new ReadOnlyObjectWrapper<>("");
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<HealthGroup> groups = FXCollections.observableArrayList();
    private List<HealthRow> rows = List.of();
    private long tables;
    private Optional<Job> reading = Optional.empty();

    /// Begins to read at once.
    ///
    /// @param name what the connection is called
    /// @param database while it is open
    public HealthViewModel(Background background, String name, Supplier<Optional<Database>> database) {
        this.background = background;
        this.name = name;
        this.database = database;
        search.subscribe(this::group);
        refresh();
    }

    String name() {
        return name;
    }

    ReadOnlyObjectProperty<HealthState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How much was found, and in how many tables.
    ReadOnlyObjectProperty<String> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Words that a finding has to have, or its table.
    StringProperty searchProperty() {
        return search;
    }

    /// Those that the search leaves.
    ObservableList<HealthGroup> groups() {
        return groups;
    }

    /// What is said where there is no finding to show.
    String nothing() {
        if (!rows.isEmpty()) {
            return "No finding matches “" + search.get() + "”.";
        }
        return "Nothing found in " + Format.count(tables) + (tables == 1 ? " table" : " tables") + ". Checked: "
                + HealthBook.checks().stream().map(HealthCheck::title).map(HealthViewModel::inSentence)
                        .collect(Collectors.joining(", ")) + ".";
    }

    /// Reads the schema again.
    public void refresh() {
        reading.ifPresent(Job::cancel);
        Optional<Database> open = database.get();
        if (open.isEmpty()) {
            state.set(new HealthState.Failed("The connection is closed. Connect to it again, then refresh."));
            return;
        }
        HealthState before = state.get();
        state.set(new HealthState.Reading());
        Job job = background.run("Checking the schema of " + name, _ -> Checked.of(open.get().schema()), this::show, this::failed);
        reading = Optional.of(job).filter(Job::running);
        job.onCancelled(() -> state.set(before instanceof HealthState.Complete ? before
                : new HealthState.Failed("The check was stopped. Refresh begins it again.")));
    }

    /// What came of looking at a schema.
    private record Checked(List<HealthRow> rows, long tables) {
        /// Takes its time with thousands of tables.
        static Checked of(CatalogFacts facts) {
            return new Checked(HealthBook.examine(facts).stream().map(HealthRow::of).toList(), facts.tables().size());
        }
    }

    /// What is shown, as one script.
    String script() {
        return header(name.replaceAll("\\R", " ")) + groups.stream().map(group -> "\n-- " + group.title() + "\n\n"
                + group.rows().stream().map(HealthRow::script).collect(Collectors.joining("\n"))).collect(Collectors.joining())
                + "\nRESET lock_timeout;\n";
    }

    private static String header(String name) {
        return """
            -- What Plumbline found in the schema of %s, and the statements that would mend it. None was
            -- run: read the reasons first, and look at each doubt.
            -- CONCURRENTLY wants no transaction block: psql -f does so; psql -1 and BEGIN do not.
            -- Rather give up than wait for a lock and hold up everybody behind.
            SET lock_timeout = '5s';
            """.formatted(name);
    }

    /// Its tab is closed.
    public void dispose() {
        reading.ifPresent(Job::cancel);
    }

    private void show(Checked found) {
        tables = found.tables();
        rows = found.rows();
        summary.set(Format.count(rows.size()) + (rows.size() == 1 ? " finding in " : " findings in ") + Format.count(tables)
                + (tables == 1 ? " table" : " tables"));
        group();
        state.set(new HealthState.Complete());
    }

    private void group() {
        groups.setAll(HealthBook.checks().stream().map(check -> new HealthGroup(check.title(), rows.stream()
                        .filter(row -> row.finding().check().equals(check.id()) && row.matches(search.get())).toList()))
                .filter(group -> !group.rows().isEmpty()).toList());
    }

    private void failed(Throwable cause) {
        state.set(new HealthState.Failed(cause instanceof ServerFailure failure ? failure.getMessage()
                : DefectText.of(cause)));
    }

    private static String inSentence(String title) {
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }
}

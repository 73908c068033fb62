package org.plumbline.app.ui.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.SettingsText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.settings.Answers;
import org.plumbline.settings.Machine;
import org.plumbline.settings.Need;
import org.plumbline.settings.Seen.PlanWish;
import org.plumbline.settings.ServerReading;
import org.plumbline.settings.SettingBook;
import org.plumbline.settings.SettingOutcome;
import org.plumbline.settings.Situation;
import org.plumbline.settings.Topic;

/// What should be changed of a connected server's settings: by topic, for the machine and the use that a person tells, searched, and read
/// again when asked.
public final class ServerSettingsViewModel {
    private final Background background;
    private final String name;
    private final Supplier<Optional<Database>> database;
    private final Supplier<List<PlanWish>> wishes;
    private final ObjectProperty<Answers> answers;
    private final ReadOnlyObjectWrapper<SettingsState> state = new ReadOnlyObjectWrapper<>(new SettingsState.Reading());
    private final ReadOnlyObjectWrapper<String> summary = new ReadOnlyObjectWrapper<>("");
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<TopicRows> topics = FXCollections.observableArrayList();
    private final ObservableList<SettingRow> settings = FXCollections.observableArrayList();
    private Map<Topic, List<SettingOutcome>> outcomes = Map.of();
    private Optional<ServerReading> reading = Optional.empty();
    private Optional<Job> job = Optional.empty();

    /// Begins to read at once.
    ///
    /// @param name what the connection is called
    /// @param database while it is open
    /// @param wishes what findings of open plans of it ask for
    /// @param answers what the person said of the server; lives longer than this
    public ServerSettingsViewModel(Background background, String name, Supplier<Optional<Database>> database,
            Supplier<List<PlanWish>> wishes, ObjectProperty<Answers> answers) {
        this.background = background;
        this.name = name;
        this.database = database;
        this.wishes = wishes;
        this.answers = answers;
        search.subscribe(this::group);
        refresh();
    }

    String name() {
        return name;
    }

    ReadOnlyObjectProperty<SettingsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How much is advised.
    ReadOnlyObjectProperty<String> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Words that a setting's name or reason has to have.
    StringProperty searchProperty() {
        return search;
    }

    /// Those that the search leaves.
    ObservableList<TopicRows> topics() {
        return topics;
    }

    /// All settings that matter, those that the search leaves.
    ObservableList<SettingRow> settings() {
        return settings;
    }

    Answers answers() {
        return answers.get();
    }

    /// As the person says, or else as it was found.
    Machine machine() {
        return answers.get().over(reading.map(ServerReading::machine).orElse(Machine.UNKNOWN));
    }

    /// Judges anew.
    void answer(Answers changed) {
        if (!changed.equals(answers.get())) {
            answers.set(changed);
            judge();
        }
    }

    /// Where the machine's figures come from.
    String origin() {
        return SettingsText.origin(reading.map(ServerReading::machine).orElse(Machine.UNKNOWN),
                answers.get().memory().isPresent() || answers.get().cpus().isPresent());
    }

    /// What keeps from changing settings, a sentence each.
    List<String> notes() {
        return reading.map(read -> SettingsText.notes(read.settings())).orElse(List.of());
    }

    /// The names of those that are right.
    List<String> fine() {
        return all(SettingOutcome.Fine.class).map(SettingOutcome::setting).toList();
    }

    /// Those that could not be judged, and what would have to be known, a line each.
    List<String> open() {
        Map<Set<Need>, List<String>> byNeed = all(SettingOutcome.Open.class).collect(Collectors.groupingBy(SettingOutcome.Open::missing,
                LinkedHashMap::new, Collectors.mapping(SettingOutcome::setting, Collectors.toList())));
        return byNeed.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": needs " + SettingsText.missing(entry.getKey()) + ".").toList();
    }

    /// What is said where there is no advice to show.
    String nothing() {
        return search.get().isBlank() ? "No setting has to be changed, as far as it can be told."
                : "No advice matches “" + search.get() + "”.";
    }

    /// Reads them again.
    public void refresh() {
        job.ifPresent(Job::cancel);
        Optional<Database> open = database.get();
        if (open.isEmpty()) {
            state.set(new SettingsState.Failed("The connection is closed. Connect to it again, then refresh."));
            return;
        }
        SettingsState before = state.get();
        state.set(new SettingsState.Reading());
        Job started = background.run("Reading the settings of " + name, _ -> open.get().settings(), this::show, this::failed);
        job = Optional.of(started).filter(Job::running);
        started.onCancelled(() -> state.set(before instanceof SettingsState.Complete ? before
                : new SettingsState.Failed("The reading was stopped. Refresh begins it again.")));
    }

    /// What is shown, as one script.
    String script() {
        List<AdviceRow> rows = topics.stream().flatMap(topic -> topic.rows().stream()).toList();
        var script = new StringBuilder(header(name.replaceAll("\\R", " ")));
        for (TopicRows topic : topics) {
            script.append("\n-- ").append(topic.title()).append("\n\n")
                    .append(topic.rows().stream().map(AdviceRow::script).collect(Collectors.joining("\n")));
        }
        if (rows.stream().anyMatch(AdviceRow::needsReload)) {
            script.append("\nSELECT pg_reload_conf();\n");
        }
        List<String> restart = rows.stream().filter(AdviceRow::needsRestart).map(AdviceRow::setting).distinct().toList();
        if (!restart.isEmpty()) {
            script.append("\n-- These wait for a restart of the server: ").append(String.join(", ", restart)).append('\n');
        }
        return script.toString();
    }

    private static String header(String name) {
        return """
            -- What Plumbline advises on the settings of %s. None of it was run: read the reasons and the
            -- risks first, change a few at a time, and measure.
            -- ALTER SYSTEM wants no transaction block: psql -f does so; psql -1 and BEGIN do not.
            -- ALTER SYSTEM RESET name; takes a value back.
            """.formatted(name);
    }

    /// Its tab is closed.
    public void dispose() {
        job.ifPresent(Job::cancel);
    }

    private void show(ServerReading read) {
        reading = Optional.of(read);
        judge();
        state.set(new SettingsState.Complete());
    }

    private void judge() {
        reading.ifPresent(read -> {
            outcomes = SettingBook.examine(new Situation(
                    read.settings(), machine(), answers.get().use(), read.seen().with(wishes.get())));
            long advised = all(SettingOutcome.Advised.class).count();
            summary.set(advised == 0 ? "Nothing to change" : advised == 1 ? "1 advice" : advised + " pieces of advice");
            group();
        });
    }

    private void group() {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        reading.ifPresent(read -> {
            var groups = new ArrayList<TopicRows>();
            for (Topic topic : Topic.values()) {
                List<AdviceRow> rows = of(topic).filter(SettingOutcome.Advised.class::isInstance).map(SettingOutcome.Advised.class::cast)
                        .map(outcome -> AdviceRow.of(outcome.advice(), read.settings().access()))
                        .filter(row -> row.matches(wanted)).toList();
                if (!rows.isEmpty()) {
                    groups.add(new TopicRows(SettingsText.title(topic), rows));
                }
            }
            settings.setAll(read.settings().byName().values().stream().map(SettingRow::new).filter(row -> row.matches(wanted)).toList());
            groups.sort(Comparator.comparing(TopicRows::severe).reversed());
            topics.setAll(groups);
        });
    }

    private Stream<SettingOutcome> of(Topic topic) {
        return outcomes.getOrDefault(topic, List.of()).stream();
    }

    private <T extends SettingOutcome> Stream<T> all(Class<T> kind) {
        return Stream.of(Topic.values()).flatMap(this::of).filter(kind::isInstance).map(kind::cast);
    }

    private void failed(Throwable cause) {
        state.set(new SettingsState.Failed(cause instanceof ServerFailure failure ? failure.getMessage() : DefectText.of(cause)));
    }
}

package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.plumbline.app.report.ReportFile;
import org.plumbline.app.store.Sample;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.log.LogViewModel;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogFile;
import org.plumbline.plan.parse.SourceText;

/// What is open, and every way to open more. What cannot be opened leaves a notice and all else as it was.
final class ShellViewModel {
    private final Background background;
    private final SettingsViewModel settings;
    private final List<Sample> samples;
    private final ConnectionsViewModel connections;
    private final OpenDocuments open = new OpenDocuments();
    private final RunHistory history;
    private final SqlDocuments editors;
    private final DemoServer demo;
    private final Tools tools;
    private final SourceList sourceList;
    private BiConsumer<ConnectionRow, Throwable> asker = (_, _) -> { };
    private final ObjectProperty<Optional<Notice>> notice = new SimpleObjectProperty<>(Optional.empty());

    ShellViewModel(Background background, SettingsViewModel settings, List<Sample> samples, ConnectionsViewModel connections) {
        this.background = background;
        this.settings = settings;
        this.samples = List.copyOf(samples);
        this.connections = connections;
        this.history = new RunHistory(background, settings, open, this::report);
        this.editors = new SqlDocuments(background, connections, open, this::failed);
        editors.keepBy(history::keep);
        this.sourceList = new SourceList(open, connections, samples);
        this.tools = new Tools(background, connections, open, editors, history);
        this.demo = new DemoServer(background, connections, editors, this::report);
        connections.tellTroubleTo(sentence -> report(new Notice(sentence, sentence)));
    }

    ObservableList<OpenSource> sources() {
        return open.sources();
    }

    /// All that has a tab, in the order of the tabs.
    ObservableList<OpenDocument> documents() {
        return open.all();
    }

    /// The plans among them.
    List<OpenPlan> tabs() {
        return open.plans();
    }

    /// The document in front: a plan or a log.
    ReadOnlyObjectProperty<Optional<OpenDocument>> frontProperty() {
        return open.frontProperty();
    }

    ObservableList<Job> jobs() {
        return background.jobs();
    }

    ConnectionsViewModel connections() {
        return connections;
    }

    SqlDocuments editors() {
        return editors;
    }

    /// The runs that are kept.
    RunHistory history() {
        return history;
    }

    DemoServer demo() {
        return demo;
    }

    /// Connects, or has the person asked for what is missing.
    void connect(ConnectionRow row) {
        connections.connect(row.id(), failure -> connections.row(row.id()).ifPresent(now -> asker.accept(now, failure)));
    }

    /// Who shows a connection's fields with the reason why it does not come about.
    void askThrough(BiConsumer<ConnectionRow, Throwable> dialog) {
        asker = dialog;
    }

    SourceList sourceList() {
        return sourceList;
    }

    List<SampleCard> sampleCards() {
        return samples.stream()
                .map(sample -> new SampleCard(sample.title(), sample.description(), () -> openSample(sample))).toList();
    }

    SettingsViewModel settings() {
        return settings;
    }

    ObservableValue<Optional<OpenPlan>> selectedProperty() {
        return open.selectedProperty();
    }

    Optional<OpenPlan> selected() {
        return open.selectedProperty().getValue();
    }

    ObjectProperty<Optional<Notice>> noticeProperty() {
        return notice;
    }

    /// Every plan of these files; the first of each is shown.
    Optional<Job> open(List<Path> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Map<SourceKey, OpenSource> opened = open.sourcesByKey();
        String title = files.size() == 1 ? "Opening " + files.getFirst().getFileName() : "Opening " + files.size() + " files";
        return Optional.of(background.run(title, progress -> readAll(files, opened, progress), this::show, this::failed));
    }

    /// A plan that is text: pasted or dropped.
    void openText(String text) {
        if (text.isBlank()) {
            notice.set(Optional.of(new Notice(
                    "The clipboard holds no text. Copy the output of EXPLAIN, then paste it here.", "The clipboard holds no text.")));
            return;
        }
        SourceText source = SourceText.of("Pasted text", text);
        var key = new SourceKey.OfText(source.text());
        if (!showIfOpen(key)) {
            background.run("Reading the pasted plan",
                    () -> List.of(Reading.ofText(key, source.name(), "Pasted or dropped text", source)), this::show, this::failed);
        }
    }

    void openSample(Sample sample) {
        var key = new SourceKey.OfSample(sample.id());
        if (!showIfOpen(key)) {
            background.run("Opening " + sample.title(),
                    () -> List.of(Reading.ofText(
                            key, sample.title(), "Sample: " + sample.description(), SourceText.of(sample.title(), sample.planText()))),
                    this::show, this::failed);
        }
    }

    void open(SourceRow row) {
        switch (row) {
            case SourceRow.Heading _ -> { }
            case SourceRow.Opened(OpenSource source) -> showIfOpen(source.key());
            case SourceRow.OfLog(OpenLog log) -> select(log);
            case SourceRow.PlanOf(OpenSource source, int index) -> show(source, index);
            case SourceRow.SampleToOpen(Sample sample) -> openSample(sample);
            case SourceRow.ToolOf(String connection, ToolKind kind) -> tools.show(connection, kind);
            case SourceRow.OfConnection(ConnectionRow connection) -> {
                if (connection.connected()) {
                    editors.explainOn(connection.id());
                } else {
                    connect(connection);
                }
            }
        }
    }

    /// One plan of an open source, in its tab.
    void show(OpenSource source, int index) {
        Optional<OpenPlan> tab = open.plan(source, index);
        if (tab.isPresent()) {
            select(tab.get());
        } else {
            background.run("Opening plan " + (index + 1) + " of " + source.name(),
                    () -> PreparedDocument.of(source.plans().get(index)),
                    prepared -> open.addOnce(new OpenPlan(source, prepared)), this::failed);
        }
    }

    void select(OpenDocument document) {
        open.select(document);
    }

    /// The tab beside the chosen one; past the last comes the first.
    void selectNext(int step) {
        open.selectNext(step);
    }

    /// A source with one plan goes with its tab; a file with many stays listed.
    void close(OpenDocument document) {
        open.close(document);
    }

    void close(OpenSource source) {
        open.close(source);
    }

    /// Writes what is known of this plan.
    void saveReport(OpenPlan plan, ReportFile file) {
        background.run("Saving " + file.path().getFileName(), () -> {
            file.write(plan.title(), plan.analysis());
            return file;
        }, saved -> report(Notice.done("Saved " + saved.path() + ".")), failed -> report(Notice.of(
                "Could not save " + file.path() + ": " + WriteFailure.reason(failed) + " Choose another place.", failed)));
    }

    void dismissNotice() {
        notice.set(Optional.empty());
    }

    void report(Notice trouble) {
        notice.set(Optional.of(trouble));
    }

    private static List<Reading> readAll(List<Path> files, Map<SourceKey, OpenSource> open, Progress progress) {
        var readings = new ArrayList<Reading>();
        for (Path file : files) {
            progress.report(readings.size(), files.size() > 1 ? files.size() : 0);
            readings.add(Reading.ofFile(file, Optional.ofNullable(open.get(SourceKey.OfFile.of(file)))));
        }
        return readings;
    }

    private void show(List<Reading> readings) {
        dismissNotice();
        var refused = new ArrayList<Reading.Refused>();
        Optional<OpenDocument> first = Optional.empty();
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Understood(OpenSource source, PreparedDocument firstPlan) -> {
                    OpenDocument shown = open.add(source, firstPlan);
                    first = first.or(() -> Optional.of(shown));
                    remember(source.key());
                }
                case Reading.Log(SourceKey.OfFile key, String name) -> {
                    OpenDocument shown = addLog(key, name);
                    first = first.or(() -> Optional.of(shown));
                    remember(key);
                }
                case Reading.Statements(SourceKey key, String name, String place, String text) -> {
                    OpenDocument shown = editors.open(name, place, text);
                    first = first.or(() -> Optional.of(shown));
                    remember(key);
                }
                case Reading.Unchanged(OpenSource source) -> {
                    showIfOpen(source.key());
                    remember(source.key());
                }
                case Reading.Refused trouble -> refused.add(trouble);
            }
        }
        first.ifPresent(this::select);
        refused.stream().filter(Reading.Refused::missing).forEach(gone -> forget(gone.key()));
        Notices.of(refused, readings.size()).ifPresent(this::report);
    }

    /// Opened again, it is read again: logs grow.
    private OpenLog addLog(SourceKey.OfFile key, String name) {
        var model = new LogViewModel(background, new LogFile(key.path()), name, entry -> openLogged(key, name, entry),
                sentence -> report(new Notice(sentence, sentence)));
        var log = new OpenLog(key, name, key.path().toString(), model);
        open.add(log);
        model.start();
        return log;
    }

    private void openLogged(SourceKey.OfFile log, String name, LogEntry entry) {
        LogEntry.Place place = entry.place();
        var key = new SourceKey.OfLogged(log.path(), place.offset());
        if (!showIfOpen(key)) {
            String title = name + ":" + place.line();
            background.run("Reading the plan at line " + place.line(), () -> List.of(Reading.ofText(
                            key, title, log.path() + ", line " + place.line(), SourceText.of(title, entry.asLogged()))),
                    this::show, this::failed);
        }
    }

    private boolean showIfOpen(SourceKey key) {
        Optional<OpenSource> source = open.source(key);
        open.plan(key).ifPresentOrElse(this::select, () -> source.ifPresent(first -> show(first, 0)));
        return source.isPresent();
    }

    private void remember(SourceKey key) {
        if (key instanceof SourceKey.OfFile(Path path)) {
            settings.rememberRecent(path);
        }
    }

    private void forget(SourceKey key) {
        if (key instanceof SourceKey.OfFile(Path path)) {
            settings.forgetRecent(path);
        }
    }

    private void failed(Throwable cause) {
        report(Notice.of("Something went wrong in Plumbline: " + cause.getMessage() + ". Please report it with the details.", cause));
    }
}

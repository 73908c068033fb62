package org.plumbline.app.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.report.ReportFile;
import org.plumbline.app.store.Sample;
import org.plumbline.app.ui.connect.ConnectionRow;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.indexes.IndexTrial;
import org.plumbline.app.ui.rewrites.BothPlans;
import org.plumbline.app.ui.rewrites.RewriteActions;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;

/// What is open, and every way to open more. What cannot be opened leaves a notice and all else as it was.
final class ShellViewModel {
    private final Background background;
    private final SettingsViewModel settings;
    private final List<Sample> samples;
    private final ConnectionsViewModel connections;
    private final OpenDocuments open = new OpenDocuments();
    private final RunHistory history;
    private final SqlDocuments editors;
    private final Opening opening;
    private final DemoServer demo;
    private final WhatIfPlans plans;
    private final Tools tools;
    private final PlanIndexes indexes;
    private final SourceList sourceList;
    private final Comparisons comparisons;
    private final ObjectProperty<Optional<Notice>> notice = new SimpleObjectProperty<>(Optional.empty());
    private BiConsumer<ConnectionRow, Throwable> asker = (_, _) -> { };

    ShellViewModel(Background background, SettingsViewModel settings, List<Sample> samples, ConnectionsViewModel connections) {
        this.background = background;
        this.settings = settings;
        this.samples = List.copyOf(samples);
        this.connections = connections;
        this.history = new RunHistory(background, settings, connections, open, this::report);
        this.editors = new SqlDocuments(background, connections, open, this::failed);
        editors.keepBy(history::keep);
        this.comparisons = new Comparisons(background, open, history, this::report);
        history.compareBy(comparisons::compareRuns);
        this.opening = new Opening(background, settings, open, editors, notice);
        this.sourceList = new SourceList(open, connections, samples);
        this.plans = new WhatIfPlans(background, open, comparisons::compare, this::failed);
        this.tools = new Tools(background, connections, open, editors, history, settings, plans);
        this.indexes = new PlanIndexes(background, connections, open, plans);
        Advising.of(background, open, this::report);
        editors.findIndexesBy(tools.indexSets()::look);
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

    /// Plans side by side.
    Comparisons comparisons() {
        return comparisons;
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

    /// Every plan of these files; the first of each is shown. Of a folder by itself the statements, which indexes are looked for.
    Optional<Job> open(List<Path> files) {
        if (files.size() == 1 && Files.isDirectory(files.getFirst())) {
            dismissNotice();
            needsConnection(tools.indexSets().look(files.getFirst()), "drop the folder again to find indexes for the .sql files in it");
            return Optional.empty();
        }
        return opening.files(files);
    }

    /// Asks for which statements to find indexes.
    void findIndexes() {
        needsConnection(tools.indexSets().choose(), "find indexes for the statements that run on it");
    }

    private void needsConnection(boolean connected, String then) {
        if (!connected) {
            String sentence = "No database is connected. Connect to one (Ctrl+Shift+O), then " + then + ".";
            report(new Notice(sentence, sentence));
        }
    }

    /// What the Rewrites panel asks of the window.
    RewriteActions rewriteActions() {
        return new RewriteActions() {
            @Override
            public void compare(BothPlans both) {
                plans.compare(both);
            }

            @Override
            public void edit(String sql) {
                editors.show("Rewritten", "A statement written otherwise", sql);
            }
        };
    }

    IndexSets indexSets() {
        return tools.indexSets();
    }

    /// The suggested indexes of a plan in a tab; none while it is not known what is wrong with it.
    Optional<IndexTrial> indexesOf(OpenPlan plan) {
        return indexes.of(plan);
    }

    /// A plan that is text, or statements: pasted or dropped.
    void openText(String text) {
        opening.text(text);
    }

    void openSample(Sample sample) {
        opening.sample(sample);
    }

    void open(SourceRow row) {
        switch (row) {
            case SourceRow.Heading _ -> { }
            case SourceRow.Opened(OpenSource source) -> opening.showIfOpen(source.key());
            case SourceRow.OfLog(OpenLog log) -> select(log);
            case SourceRow.PlanOf(OpenSource source, int index) -> opening.show(source, index);
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

    /// Writes what is known of this plan, as soon as its findings are.
    void saveReport(OpenPlan plan, ReportFile file) {
        plan.advice().look();
        plan.advice().whenKnown(analysis -> saveReport(plan, analysis, file));
    }

    private void saveReport(OpenPlan plan, Analysis analysis, ReportFile file) {
        background.run("Saving " + file.path().getFileName(), () -> {
            file.write(plan.title(), analysis);
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

    private void failed(Throwable cause) {
        report(Notice.defect(cause));
    }
}

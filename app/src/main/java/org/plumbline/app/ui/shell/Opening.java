package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import org.plumbline.app.store.Sample;
import org.plumbline.app.ui.log.LogViewModel;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogFile;
import org.plumbline.plan.parse.SourceText;

/// Reads files, texts and samples, and shows what is in them: plans, logs, statements. What cannot be read leaves a notice.
final class Opening {
    private final Background background;
    private final SettingsViewModel settings;
    private final OpenDocuments open;
    private final SqlDocuments editors;
    private final ObjectProperty<Optional<Notice>> notice;

    Opening(Background background, SettingsViewModel settings, OpenDocuments open, SqlDocuments editors,
            ObjectProperty<Optional<Notice>> notice) {
        this.background = background;
        this.settings = settings;
        this.open = open;
        this.editors = editors;
        this.notice = notice;
    }

    /// Every plan of these files; the first of each is shown.
    Optional<Job> files(List<Path> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Map<SourceKey, OpenSource> opened = open.sourcesByKey();
        String title = files.size() == 1 ? "Opening " + files.getFirst().getFileName() : "Opening " + files.size() + " files";
        return Optional.of(background.run(title, progress -> readAll(files, opened, progress), this::show, this::failed));
    }

    /// A plan that is text, or statements: pasted or dropped.
    void text(String text) {
        if (text.isBlank()) {
            report(new Notice(
                    "The clipboard holds no text. Copy the output of EXPLAIN, then paste it here.", "The clipboard holds no text."));
            return;
        }
        SourceText source = SourceText.of("Pasted text", text);
        var key = new SourceKey.OfText(source);
        if (!showIfOpen(key)) {
            background.run("Reading the pasted plan",
                    () -> List.of(Reading.ofText(key, source.name(), "Pasted or dropped text", source)), this::show, this::failed);
        }
    }

    void sample(Sample sample) {
        var key = new SourceKey.OfSample(sample.id());
        if (!showIfOpen(key)) {
            background.run("Opening " + sample.title(),
                    () -> List.of(Reading.ofText(
                            key, sample.title(), "Sample: " + sample.description(), SourceText.of(sample.title(), sample.planText()),
                            sample.query())),
                    this::show, this::failed);
        }
    }

    /// One plan of an open source, in its tab.
    void show(OpenSource source, int index) {
        Optional<OpenPlan> tab = open.plan(source, index);
        if (tab.isPresent()) {
            open.select(tab.get());
        } else {
            background.run("Opening plan " + (index + 1) + " of " + source.name(),
                    () -> PreparedDocument.of(source.plans().get(index)),
                    prepared -> open.addOnce(new OpenPlan(source, prepared)), this::failed);
        }
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
        notice.set(Optional.empty());
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
        first.ifPresent(open::select);
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

    /// Shows a source that is open.
    ///
    /// @return whether it is
    boolean showIfOpen(SourceKey key) {
        Optional<OpenSource> source = open.source(key);
        open.plan(key).ifPresentOrElse(open::select, () -> source.ifPresent(first -> show(first, 0)));
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

    private void report(Notice trouble) {
        notice.set(Optional.of(trouble));
    }

    private void failed(Throwable cause) {
        report(Notice.defect(cause));
    }
}

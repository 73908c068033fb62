package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import org.plumbline.app.ui.compare.PlanOrigin;
import org.plumbline.app.ui.control.ChoiceList.Choice;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.work.Background;
import org.plumbline.plan.digest.ListedPlan;
import org.plumbline.plan.digest.LogDigest;
import org.plumbline.plan.digest.LogSummary;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.log.LogFile;
import org.plumbline.plan.parse.SourceText;

/// Brings a plan that is not open: from a file, from a log, from the clipboard, from the history. Of several the person chooses one.
final class PlanOrigins {
    private final Background background;
    private final OpenDocuments open;
    private final RunHistory history;
    private final Consumer<Notice> report;
    private Supplier<Optional<Path>> files = Optional::empty;
    private Chooser chooser = (_, _, _) -> { };

    PlanOrigins(Background background, OpenDocuments open, RunHistory history, Consumer<Notice> report) {
        this.background = background;
        this.open = open;
        this.history = history;
        this.report = report;
    }

    /// Asks for one of many.
    interface Chooser {
        /// Asks which of these.
        ///
        /// @param title what is asked for
        /// @param taker takes the number of the one chosen; not called where the person thinks better of it
        void ask(String title, List<Choice> choices, IntConsumer taker);
    }

    /// Who asks for a file, and for one of many.
    void askThrough(Supplier<Optional<Path>> fileAsker, Chooser choiceAsker) {
        files = fileAsker;
        chooser = choiceAsker;
    }

    /// Brings a plan from there. What goes wrong is told.
    void bring(PlanOrigin origin, Consumer<OpenSource> taker) {
        switch (origin) {
            case FILE -> files.get().ifPresent(path -> background.run("Reading " + path.getFileName(),
                    () -> Reading.ofFile(path, open.source(SourceKey.OfFile.of(path))), reading -> taken(reading, taker), this::failed));
            case CLIPBOARD -> fromClipboard(Incoming.of(Clipboard.getSystemClipboard()), taker);
            case HISTORY -> history.list(rows -> {
                if (rows.isEmpty()) {
                    tell("No run is kept in the history yet.");
                } else {
                    chooser.ask("Which run of the history?",
                            rows.stream().map(row -> new Choice(row.when(), row.took(), row.oneLine())).toList(),
                            number -> history.read(List.of(rows.get(number)), read -> read.stream().findFirst().ifPresent(taker)));
                }
            });
        }
    }

    /// A plan that is text, or the first of the files that are copied.
    private void fromClipboard(Incoming incoming, Consumer<OpenSource> taker) {
        String text = incoming.text().orElse("");
        if (!incoming.files().isEmpty()) {
            Path path = incoming.files().getFirst();
            background.run("Reading " + path.getFileName(), () -> Reading.ofFile(path, open.source(SourceKey.OfFile.of(path))),
                    reading -> taken(reading, taker), this::failed);
        } else if (text.isBlank()) {
            tell("The clipboard holds no text. Copy the output of EXPLAIN, then choose Clipboard again.");
        } else {
            SourceText pasted = SourceText.of("Pasted text", text);
            background.run("Reading the pasted plan",
                    () -> Reading.ofText(new SourceKey.OfText(pasted), "Clipboard", "Pasted text", pasted),
                    reading -> taken(reading, taker), this::failed);
        }
    }

    private void taken(Reading reading, Consumer<OpenSource> taker) {
        switch (reading) {
            case Reading.Understood(OpenSource source, PreparedDocument _) -> taker.accept(source);
            case Reading.Unchanged(OpenSource source) -> taker.accept(source);
            case Reading.Log(SourceKey.OfFile key, String name) -> background.run("Reading " + name, progress -> {
                var digest = new LogDigest();
                new LogFile(key.path()).read(digest, progress::report);
                return digest.summary();
            }, summary -> choose(key, name, summary, taker), this::failed);
            case Reading.Statements statements -> tell(statements.name() + " has no plan, but statements.");
            case Reading.Refused refused -> report.accept(refused.notice());
        }
    }

    /// A plan of a log and the statement that it is of.
    private record Entry(String statement, ListedPlan plan) {}

    private void choose(SourceKey.OfFile log, String name, LogSummary summary, Consumer<OpenSource> taker) {
        List<Entry> entries = summary.groups().stream().flatMap(group -> group.shapes().stream()
                .flatMap(shape -> shape.plans().stream()).map(plan -> new Entry(group.statement(), plan))).toList();
        if (entries.isEmpty()) {
            tell(name + " has no plan. Was auto_explain loaded when it was written?");
            return;
        }
        chooser.ask("Which plan of " + name + "?", entries.stream().map(entry -> new Choice(
                entry.plan().loggedAt().orElse("line " + Format.countFull(entry.plan().place().line())),
                Format.time(entry.plan().duration()),
                entry.statement().isEmpty() ? "(no statement in the log)" : entry.statement().strip().replaceAll("\\s+", " "))).toList(),
                number -> logged(log, name, entries.get(number).plan().place(), taker));
    }

    private void logged(SourceKey.OfFile log, String name, LogEntry.Place place, Consumer<OpenSource> taker) {
        var key = new SourceKey.OfLogged(log.path(), place.offset());
        String title = name + ":" + place.line();
        background.run("Reading the plan at line " + place.line(), progress -> {
            Optional<LogEntry> entry = new LogFile(log.path()).entry(place, progress::report);
            return entry.map(found -> Reading.ofText(key, title, log.path() + ", line " + place.line(),
                    SourceText.of(title, found.asLogged())));
        }, reading -> reading.ifPresentOrElse(found -> taken(found, taker),
                () -> tell("There is no such plan in " + name + " any more. Has the log changed?")), this::failed);
    }

    private void tell(String sentence) {
        report.accept(new Notice(sentence, sentence));
    }

    private void failed(Throwable cause) {
        report.accept(Notice.defect(cause));
    }
}

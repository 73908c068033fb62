package org.plumbline.app.ui.pool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.LoadLevel;
import org.plumbline.app.db.LoadLimits;
import org.plumbline.app.db.LoadReport;
import org.plumbline.app.db.LoadTest;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.LoadText;
import org.plumbline.app.ui.text.PoolText;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.capacity.pool.Scalability;

/// A measurement under load: which statement, with how many connections, and what it found. It is asked for once more before it runs.
final class MeasureViewModel {
    private static final double WARM_UP = 1.2;

    final Figure most = Figure.of("Up to so many connections", "").whole(1, LoadLimits.MOST).needed().startingAt("16");
    final Figure seconds = Figure.of("Each number for", "s").between(0.05, 300, "a number of seconds from 0.05 to 300").needed()
            .startingAt("3");

    private final Background background;
    private final IntConsumer onPeak;
    private final StringProperty statement = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<String>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<LoadLevel>> levels = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<LoadReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<LoadTest> prepared = Optional.empty();
    private String preparedStatement = "";
    private int asked;

    /// @param onPeak takes the number of connections at which throughput peaks
    MeasureViewModel(Background background, IntConsumer onPeak) {
        this.background = background;
        this.onPeak = onPeak;
    }

    StringProperty statementProperty() {
        return statement;
    }

    /// What is going on, or went wrong.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// What has to be agreed to before it runs.
    ReadOnlyObjectProperty<Optional<String>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// Those that were measured.
    ReadOnlyObjectProperty<List<LoadLevel>> levelsProperty() {
        return levels.getReadOnlyProperty();
    }

    /// When it has ended.
    ReadOnlyObjectProperty<Optional<LoadReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Job>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Checks the statement, and asks whether it may run.
    void ask(Optional<ConnectedServer> server) {
        message.set("");
        question.set(Optional.empty());
        Optional<Database> database = server.flatMap(chosen -> chosen.database().get());
        if (database.isEmpty()) {
            message.set("Connect to a database first (Ctrl+Shift+O).");
            return;
        }
        if (most.count().isEmpty() || seconds.value().isEmpty()) {
            message.set("Mend the number of connections and the time first.");
            return;
        }
        try {
            var limits = LoadLimits.of(most.count().getAsInt(), Duration.ofMillis(Math.round(seconds.value().getAsDouble() * 1000)));
            int run = ++asked;
            String sql = statement.get();
            prepared = Optional.of(new LoadTest(database.get(), sql, limits, level -> measured(run, level)));
            preparedStatement = sql.strip();
            long all = Math.round(limits.levels().size() * seconds.value().getAsDouble() * WARM_UP);
            question.set(Optional.of("The statement below runs on " + server.get().name() + " without a pause, with up to "
                    + PoolText.connections(limits.most()) + ", for about " + all + " s. Others will notice. It ends by itself where the "
                    + "server becomes slow or runs out of connections."));
        } catch (RefusedStatement refused) {
            message.set(refused.getMessage());
        }
    }

    /// The statement that the question is of: that is what runs, whatever is typed meanwhile.
    String asked() {
        return preparedStatement;
    }

    /// Not now.
    void decline() {
        question.set(Optional.empty());
        prepared = Optional.empty();
    }

    /// It may run.
    void run() {
        question.set(Optional.empty());
        prepared.ifPresent(this::run);
        prepared = Optional.empty();
    }

    private void run(LoadTest test) {
        levels.set(List.of());
        report.set(Optional.empty());
        message.set("Measuring…");
        Job job = background.run("Measuring under load", progress -> {
            progress.onCancel(test::stop);
            return test.run();
        }, this::done, this::failed);
        running.set(Optional.of(job).filter(Job::running));
        job.onCancelled(() -> {
            running.set(Optional.empty());
            test.stoppedAfter(levels.get()).ifPresentOrElse(this::done, () -> message.set("Stopped before anything was measured."));
        });
    }

    void stop() {
        running.get().ifPresent(Job::cancel);
    }

    private void measured(int run, LoadLevel level) {
        background.later(() -> {
            if (run != asked || report.get().isPresent()) {
                return; // it was stopped, and this came too late for the report
            }
            var all = new ArrayList<>(levels.get());
            all.add(level);
            levels.set(List.copyOf(all));
        });
    }

    void done(LoadReport found) {
        running.set(Optional.empty());
        levels.set(found.levels());
        report.set(Optional.of(found));
        message.set(LoadText.ending(found.ending()) + " " + LoadText.law(found));
        found.law().flatMap(Scalability::knee).ifPresent(knee -> onPeak.accept(knee.connections()));
    }

    /// Keeps the report in a file, as Markdown.
    void save(Path file) {
        report.get().ifPresent(found -> background.run("Saving the report",
                () -> Files.writeString(file, LoadText.markdown(found)), saved -> message.set("Saved " + saved + "."),
                failed -> message.set("Could not save " + file + ": " + WriteFailure.reason(failed) + " Choose another place.")));
    }

    private void failed(Throwable failure) {
        running.set(Optional.empty());
        message.set(failure instanceof ServerFailure said ? said.getMessage() : DefectText.of(failure));
    }
}

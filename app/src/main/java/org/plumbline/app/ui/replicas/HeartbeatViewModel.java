package org.plumbline.app.ui.replicas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.Heartbeat;
import org.plumbline.app.db.HeartbeatPace;
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.app.db.HeartbeatServers;
import org.plumbline.app.db.HeartbeatTable;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.HeartbeatText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.capacity.replica.ReplicaGroup;

/// A heartbeat: on which table and how often, the question before it is written, and what it found.
final class HeartbeatViewModel {
    private static final int STEPS = 100;

    final Figure beats = Figure.of("Beats", "").whole(1, HeartbeatPace.MOST).needed().explained("How often the row is changed")
            .startingAt("400");
    final Figure every = Figure.of("One every", "s").between(0, HeartbeatPace.LONGEST_EVERY, "0 to 3,600 seconds").needed()
            .startingAt("0.1");
    final Figure look = Figure.of("Look every", "s").between(HeartbeatPace.SHORTEST_POLL, HeartbeatPace.LONGEST_POLL, "0.001 to 60 seconds")
            .needed().explained("At each standby: the delays are known so exactly").startingAt("0.01");
    final Figure patience = Figure.of("Wait for the last for", "s").between(0, HeartbeatPace.LONGEST_PATIENCE,
            "0 to 3,600 seconds").needed()
            .startingAt("10");

    /// What has to be agreed to, word for word.
    ///
    /// @param sentence the question
    /// @param statements what would be run on the primary
    /// @param meaning how often, and what else happens
    record Question(String sentence, List<String> statements, String meaning) {}

    private final Background background;
    private final Supplier<Map<String, Database>> open;
    private final Supplier<ReplicaGroup> group;
    private final Consumer<HeartbeatReport> onReport;
    private final StringProperty table = new SimpleStringProperty(HeartbeatTable.USUAL.written());
    private final ReadOnlyStringWrapper tableProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Question>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<HeartbeatReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Asked> asked = Optional.empty();
    private Optional<Heartbeat> beating = Optional.empty();

    private record Asked(HeartbeatServers servers, HeartbeatTable table, HeartbeatPace pace) {}

    /// @param open the servers that are watched
    /// @param group what they said last
    /// @param onReport takes what was found
    HeartbeatViewModel(Background background, Supplier<Map<String, Database>> open, Supplier<ReplicaGroup> group,
            Consumer<HeartbeatReport> onReport) {
        this.background = background;
        this.open = open;
        this.group = group;
        this.onReport = onReport;
        table.subscribe(typed -> tableProblem.set(problem(typed)));
    }

    private static String problem(String typed) {
        try {
            HeartbeatTable.of(typed);
            return "";
        } catch (IllegalArgumentException wrong) {
            return wrong.getMessage();
        }
    }

    /// Asks whether it may write; says why not where it cannot.
    void ask() {
        decline();
        message.set("");
        if (!tableProblem.get().isEmpty() || List.of(beats, every, look, patience).stream().anyMatch(each -> !each.isRight())) {
            message.set("Mend the table's name and the figures first.");
            return;
        }
        try {
            var pace = HeartbeatPace.of(beats.count().getAsInt(), every.value().getAsDouble(), look.value().getAsDouble(),
                    patience.value().getAsDouble());
            var found = new Asked(HeartbeatServers.of(open.get(), group.get()), HeartbeatTable.of(table.get()), pace);
            asked = Optional.of(found);
            question.set(Optional.of(new Question(HeartbeatText.question(found.servers().name()), found.table().statements(),
                    HeartbeatText.meaning(List.copyOf(found.servers().standbys().keySet()), pace))));
        } catch (RefusedStatement refused) {
            message.set(refused.getMessage());
        }
    }

    /// Not now.
    void decline() {
        question.set(Optional.empty());
        asked = Optional.empty();
    }

    /// It may run what was shown.
    void run() {
        Optional<Asked> wanted = asked;
        List<String> confirmed = question.get().map(Question::statements).orElse(List.of());
        decline();
        wanted.ifPresent(found -> run(found, confirmed));
    }

    private void run(Asked found, List<String> confirmed) {
        int step = Math.max(1, found.pace().beats() / STEPS);
        try {
            var heartbeat = new Heartbeat(found.servers(), found.table(), found.pace(), confirmed, new Heartbeat.Watcher() {
                @Override
                public void beat(int done) {
                    if (done % step == 0) {
                        background.later(() -> beaten(done, found.pace().beats()));
                    }
                }

                @Override
                public void left(String words) {
                    leftOver(words);
                }
            });
            report.set(Optional.empty());
            message.set("Measuring…");
            beating = Optional.of(heartbeat);
            Job job = background.run("Measuring a heartbeat", progress -> measure(heartbeat, progress), _ -> { }, this::failed);
            running.set(Optional.of(job).filter(Job::running));
            // a cancelled job calls nobody back: what it leaves is told all the same, when the table is gone
            job.onCancelled(() -> message.set("Stopping: the table is being dropped…"));
        } catch (RefusedStatement refused) {
            message.set(refused.getMessage());
        }
    }

    private HeartbeatReport measure(Heartbeat heartbeat, Progress progress) throws RefusedStatement, ServerFailure {
        progress.onCancel(heartbeat::stop);
        try {
            HeartbeatReport found = heartbeat.run();
            background.later(() -> done(found));
            return found;
        } catch (RefusedStatement | ServerFailure refused) {
            background.later(() -> failed(refused));
            throw refused;
        }
    }

    /// The window may be closed already: then the terminal that it was started from is told, so that somebody is in any case.
    private void leftOver(String words) {
        background.later(() -> message.set(words));
        System.err.println(words);
    }

    private void beaten(int done, int all) {
        if (running.get().isPresent()) {
            message.set("Measuring: " + Format.countFull(done) + " of " + Format.countFull(all) + " beats…");
        }
    }

    /// Ends it; what was measured stays.
    void stop() {
        beating.ifPresent(heartbeat -> {
            message.set("Stopping: the table is being dropped…");
            background.run("Stopping the heartbeat", () -> {
                heartbeat.stop();
                return true;
            }, _ -> { }, _ -> { });
        });
    }

    private void done(HeartbeatReport found) {
        ended();
        report.set(Optional.of(found));
        message.set(String.join(" ", HeartbeatText.ending(found)));
        onReport.accept(found);
    }

    private void failed(Throwable failure) {
        ended();
        message.set(failure instanceof ServerFailure || failure instanceof RefusedStatement ? failure.getMessage()
                : DefectText.of(failure));
    }

    private void ended() {
        running.set(Optional.empty());
        beating = Optional.empty();
    }

    /// The window is closed.
    void dispose() {
        running.get().ifPresent(Job::cancel);
    }

    /// Its table, as SQL writes it.
    StringProperty tableProperty() {
        return table;
    }

    /// What is wrong with its name; empty where nothing is.
    ReadOnlyStringProperty tableProblemProperty() {
        return tableProblem.getReadOnlyProperty();
    }

    /// What is going on, or what came of it.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// What has to be agreed to before it runs.
    ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// What was found last.
    ReadOnlyObjectProperty<Optional<HeartbeatReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// The measurement under way.
    ReadOnlyObjectProperty<Optional<Job>> runningProperty() {
        return running.getReadOnlyProperty();
    }
}

package org.plumbline.app.ui.workload;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.StatementExplainer;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.plan.digest.DigestedLog;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// What one does with statements of the workload. What goes wrong is told beside the figures.
final class StatementActions {
    static final String NOT_CONNECTED = "This database is not connected. Connect to it in Sources (Enter), then refresh (F5).";

    private final Background background;
    private final String name;
    private final Supplier<Optional<Database>> database;
    private final Supplier<List<DigestedLog>> logs;
    private final Supplier<WorkloadSnapshot> workload;
    private final Onward onward;
    private final Consumer<String> teller;
    private final BiConsumer<List<StatementCounters.Key>, Verdict> judge;
    private Optional<Job> running = Optional.empty();

    /// @param workload as it was read last
    /// @param teller takes a sentence; an empty one where nothing is wrong
    /// @param judge takes what came of a plan, with the entries of its statement
    StatementActions(Background background, String name, Supplier<Optional<Database>> database, Supplier<List<DigestedLog>> logs,
            Supplier<WorkloadSnapshot> workload, Onward onward, Consumer<String> teller,
            BiConsumer<List<StatementCounters.Key>, Verdict> judge) {
        this.background = background;
        this.name = name;
        this.database = database;
        this.logs = logs;
        this.workload = workload;
        this.onward = onward;
        this.teller = teller;
        this.judge = judge;
    }

    /// Makes its generic plan and opens it.
    void explain(StatementRow row) {
        with(on -> {
            WorkloadSnapshot known = workload.get();
            running = Optional.of(background.runNewest(this, "Explaining on " + name, progress -> {
                var canceller = new Canceller();
                progress.onCancel(canceller::cancel);
                return StatementExplainer.explain(on, row.text(), known, canceller);
            }, outcome -> {
                judge.accept(List.of(row.key()), Verdict.of(outcome));
                switch (outcome) {
                    case StatementExplainer.Explained plan -> onward.show(on, row.text(), plan);
                    case StatementExplainer.Failed(String sentence) -> teller.accept("No plan: " + sentence);
                }
            }, this::told));
        });
    }

    /// Writes it into the editor.
    void write(StatementRow row) {
        onward.write(row.text());
    }

    /// Likewise with values that it was seen to have.
    void writeWithSeenValues(StatementRow row) {
        with(on -> {
            List<DigestedLog> open = logs.get();
            running = Optional.of(background.runNewest(this, "Looking for values on " + name,
                    progress -> SeenValues.of(row.text(), on, open, progress), search -> {
                        switch (search) {
                            case SeenValues.Found(SeenValues seen) -> onward.write(seen);
                            case SeenValues.Nowhere(String sentence) -> teller.accept(sentence);
                        }
                    }, this::told));
        });
    }

    /// Looks for indexes for these, with the values that they were seen to have or without.
    void findIndexes(List<StatementRow> chosen, boolean withValues) {
        with(_ -> onward.findIndexes(ChosenStatements.of(chosen, Optional.of(logs.get()).filter(_ -> withValues))));
    }

    /// Ends what runs for it.
    void cancel() {
        running.ifPresent(Job::cancel);
    }

    /// Does this with the open database, or says that there is none.
    void with(Consumer<Database> use) {
        teller.accept("");
        database.get().ifPresentOrElse(use, () -> teller.accept(NOT_CONNECTED));
    }

    private void told(Throwable cause) {
        teller.accept(cause instanceof ServerFailure ? cause.getMessage() : DefectText.of(cause));
    }
}

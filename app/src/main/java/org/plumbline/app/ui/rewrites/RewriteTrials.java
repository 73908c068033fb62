package org.plumbline.app.ui.rewrites;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.RewriteMeasuring;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.proof.ProvingGround;
import org.plumbline.app.report.ProvenRewriting;
import org.plumbline.app.report.RewriteScript;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.WriteFailure;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.RewriteMeasurement;

/// How far the rewrites of one statement are proven, and what the person vouches for. All of it is forgotten with the statement.
final class RewriteTrials {
    private static final Duration LONGEST_PROOF = Duration.ofSeconds(20);
    private static final String WHERE_VALUES_ARE_GIVEN =
            " Have the statement in the SQL editor (Ctrl+N), where its parameters have fields.";

    private final Background background;
    private final ProvingGround ground;
    private final ObservableSet<Demand> vouched = FXCollections.observableSet();
    private final ObservableMap<Rewriting, PlannedState> planned = FXCollections.observableHashMap();
    private final ObservableMap<Rewriting, ProvenState> proven = FXCollections.observableHashMap();
    private final ObservableMap<Rewriting, MeasuredState> measured = FXCollections.observableHashMap();
    private Subject subject = new Subject("", Optional.empty(), Map::of);
    /// Grows with each statement, so that nothing is told of one that is no longer looked at.
    private int round;

    /// What is tried.
    ///
    /// @param database where; without one nothing is
    /// @param values of the statement's parameters by their names, as they are then
    record Subject(String statement, Optional<Database> database, Supplier<Map<String, Optional<String>>> values) {}

    RewriteTrials(Background background, ProvingGround ground) {
        this.background = background;
        this.ground = ground;
    }

    /// Forgets all of the statement before, and ends what runs for it.
    void begin(Subject next) {
        round++;
        subject = next;
        planned.clear();
        proven.values().forEach(RewriteTrials::stop);
        proven.clear();
        measured.values().forEach(RewriteTrials::stop);
        measured.clear();
        vouched.clear();
    }

    /// As it was written.
    String statement() {
        return subject.statement();
    }

    /// Whether there is a server that can be asked.
    boolean connected() {
        return subject.database().isPresent();
    }

    ObservableSet<Demand> vouched() {
        return vouched;
    }

    /// What the planner said of each rewrite that was asked for.
    ObservableMap<Rewriting, PlannedState> planned() {
        return planned;
    }

    /// What came of putting each to the proof that was.
    ObservableMap<Rewriting, ProvenState> proven() {
        return proven;
    }

    /// What came of running each on the person's data that was.
    ObservableMap<Rewriting, MeasuredState> measured() {
        return measured;
    }

    /// All that is known of a rewrite.
    ProvenRewriting known(Rewriting rewriting) {
        return new ProvenRewriting(rewriting, List.copyOf(vouched),
                Optional.ofNullable(planned.get(rewriting)).flatMap(state -> state instanceof PlannedState.Planned(BothPlans plans)
                        ? Optional.of(new ProvenRewriting.Costs(plans.costBefore(), plans.costAfter())) : Optional.empty()),
                Optional.ofNullable(proven.get(rewriting)).flatMap(state -> state instanceof ProvenState.Known(ProofOutcome outcome)
                        ? Optional.of(outcome) : Optional.empty()),
                measurement(rewriting));
    }

    private Optional<RewriteMeasurement> measurement(Rewriting rewriting) {
        return Optional.ofNullable(measured.get(rewriting)).flatMap(MeasuredState::measurement);
    }

    /// The person knows that this is so, or does not. What was tested otherwise counts no longer; what is refuted whatever one vouches for
    /// stays so.
    void vouch(Demand demand, boolean knows) {
        boolean changed = knows ? vouched.add(demand) : vouched.remove(demand);
        if (changed) {
            List<Rewriting> stale = proven.keySet().stream().filter(each -> each.open().contains(demand))
                    .filter(each -> !(proven.get(each) instanceof ProvenState.Known(ProofOutcome.Refuted refuted) && refuted.outright()))
                    .toList();
            stale.forEach(each -> stop(proven.remove(each)));
        }
    }

    /// Has the server plan a rewrite and its original; neither is run.
    void plan(Rewriting rewriting) {
        subject.database().ifPresent(database -> {
            int asked = round;
            planned.put(rewriting, new PlannedState.Asking());
            background.runNewest(List.of(this, rewriting.sql()), "Planning " + rewriting.rewrite().title(),
                    _ -> BothPlans.of(database, statement(), rewriting.sql()),
                    plans -> tell(asked, planned, rewriting, new PlannedState.Planned(plans)),
                    failure -> tell(asked, planned, rewriting, new PlannedState.Failed(sentence(failure))));
        });
    }

    /// Runs both on rows that are made to tell them apart, in a scratch server of our own.
    void prove(Rewriting rewriting) {
        subject.database().ifPresent(database -> {
            int asked = round;
            String sql = statement();
            List<Demand> known = List.copyOf(vouched);
            Job job = background.runNewest(List.of(ground, rewriting.sql()), "Testing on made-up rows: " + rewriting.rewrite().title(),
                    progress -> ground.prove(database, sql, rewriting, known, LONGEST_PROOF,
                            done -> progress.report(done, ProofEffort.USUAL.instances())),
                    outcome -> tell(asked, proven, rewriting, new ProvenState.Known(outcome)),
                    failure -> tell(asked, proven, rewriting, new ProvenState.Failed(sentence(failure))));
            if (job.running()) {
                proven.put(rewriting, new ProvenState.Testing(job));
                job.onCancelled(() -> tell(asked, proven, rewriting, new ProvenState.Untried()));
            }
        });
    }

    /// Whether both may be run on the person's data; where they must not be, why.
    void ask(Rewriting rewriting) {
        subject.database().ifPresent(database -> {
            Map<String, Optional<String>> values = subject.values().get();
            String hint = values.isEmpty() && hasParameters() ? WHERE_VALUES_ARE_GIVEN : "";
            measured.put(rewriting, RewriteMeasuring.obstacle(statement(), rewriting, values)
                    .<MeasuredState>map(why -> new MeasuredState.Failed(why + hint))
                    .orElseGet(() -> new MeasuredState.Asking(database.profile().name(), measurement(rewriting))));
        });
    }

    private boolean hasParameters() {
        try {
            return !GuardedStatement.of(statement()).parameters().isEmpty();
        } catch (RefusedStatement _) {
            return false;
        }
    }

    /// They may not.
    void decline(Rewriting rewriting) {
        measured.put(rewriting, MeasuredState.of(measurement(rewriting)));
    }

    /// They may. Only one is measured at a time, so that none is in another's way.
    void measure(Rewriting rewriting) {
        if (measured.get(rewriting) instanceof MeasuredState.Asking(String _, var before) && connected()) {
            int asked = round;
            Subject on = subject;
            Map<String, Optional<String>> values = subject.values().get();
            Job job = background.runNewest(List.of(this, "measure"), "Measuring: " + rewriting.rewrite().title(),
                    progress -> measured(on, rewriting, values, progress),
                    found -> tell(asked, measured, rewriting, new MeasuredState.Known(found)),
                    failure -> tell(asked, measured, rewriting, new MeasuredState.Failed(sentence(failure))));
            if (job.running()) {
                measured.put(rewriting, new MeasuredState.Running(job, before));
                job.onCancelled(() -> tell(asked, measured, rewriting, MeasuredState.of(before)));
            }
        }
    }

    private static RewriteMeasurement measured(Subject on, Rewriting rewriting, Map<String, Optional<String>> values, Progress progress)
            throws ServerFailure {
        var canceller = new Canceller();
        progress.onCancel(canceller::cancel);
        return RewriteMeasuring.of(on.database().orElseThrow(), on.statement(), rewriting.sql(), values, RewriteMeasuring.LIMITS, canceller,
                progress::tell);
    }

    /// Keeps a rewrite in a file, with all that is known of it.
    ///
    /// @param said told how it ended, in a sentence
    void save(Rewriting rewriting, Path file, Consumer<String> said) {
        String script = RewriteScript.whole(statement(), known(rewriting));
        background.run("Saving " + file.getFileName(), () -> Files.writeString(file, script), saved -> said.accept("Saved " + saved + "."),
                failed -> said.accept("Could not save " + file + ": " + WriteFailure.reason(failed) + " Choose another place."));
    }

    /// Why something came to nothing.
    static String sentence(Throwable cause) {
        return switch (cause) {
            case ServerFailure failure -> failure.getMessage();
            case RefusedStatement refused -> refused.getMessage();
            default -> DefectText.of(cause);
        };
    }

    private <S> void tell(int asked, ObservableMap<Rewriting, S> states, Rewriting rewriting, S answer) {
        if (asked == round) {
            states.put(rewriting, answer);
        }
    }

    private static void stop(ProvenState state) {
        if (state instanceof ProvenState.Testing(Job job)) {
            job.cancel();
        }
    }

    private static void stop(MeasuredState state) {
        if (state instanceof MeasuredState.Running(Job job, var _)) {
            job.cancel();
        }
    }
}

package org.plumbline.app.ui.indexes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.app.db.BuiltPlan;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Progress;
import org.plumbline.app.work.Work;
import org.plumbline.index.DdlScript;
import org.plumbline.index.IndexCandidate;

/// The indexes that a plan's findings suggest, which of them are ticked, and what the plan's statement would cost with those. Once a server
/// was asked each change is planned at once; the newest wins.
public final class IndexTrial {
    private static final String NO_SERVER = "Connect to the plan's database (Ctrl+Shift+O) to have its planner try these indexes.";

    private final Background background;
    private final TrialSubject subject;
    private final IndexesViewModel indexes;
    private final ObservableList<TrialPlace> places;
    private final PlanOpener opener;
    private final ObjectProperty<Optional<TrialPlace>> place = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Set<IndexCandidate>> ticked;
    private final ReadOnlyObjectWrapper<TrialState> state = new ReadOnlyObjectWrapper<>();
    private final ListChangeListener<TrialPlace> offer = _ -> offer();
    private Optional<TrialSession> session = Optional.empty();
    private Optional<Job> asking = Optional.empty();
    private boolean building;
    /// Whether the session may hold one of the server's.
    private boolean asked;
    /// What was last told, which stopping leads back to.
    private TrialState settled = new TrialState.Untried();

    /// All are ticked, and no server is asked yet.
    ///
    /// @param places databases that are connected
    public IndexTrial(Background background, TrialSubject subject, ObservableList<TrialPlace> places, PlanOpener opener) {
        this.background = background;
        this.subject = subject;
        this.places = places;
        this.opener = opener;
        this.indexes = new IndexesViewModel(subject.analysis());
        this.ticked = new ReadOnlyObjectWrapper<>(indexes.rows().stream().map(IndexRow::candidate)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        place.subscribe(_ -> begin());
        places.addListener(offer);
        offer();
    }

    IndexesViewModel indexes() {
        return indexes;
    }

    /// Databases to choose from.
    ObservableList<TrialPlace> places() {
        return places;
    }

    /// On which they are tried.
    ObjectProperty<Optional<TrialPlace>> placeProperty() {
        return place;
    }

    ReadOnlyObjectProperty<Set<IndexCandidate>> tickedProperty() {
        return ticked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TrialState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The script that builds the ticked ones.
    DdlScript script() {
        return DdlScript.of(indexes.rows().stream().filter(row -> ticked.get().contains(row.candidate())).map(IndexRow::entry).toList());
    }

    /// Ticks an index, or takes the tick away.
    void tick(IndexCandidate index, boolean wanted) {
        if (ticked.get().contains(index) == wanted) {
            return;
        }
        ticked.set(indexes.rows().stream().map(IndexRow::candidate)
                .filter(each -> each.equals(index) ? wanted : ticked.get().contains(each))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        boolean begun = settled instanceof TrialState.Answered || settled instanceof TrialState.Failed;
        if (begun || state.get() instanceof TrialState.Asking) {
            ask();
        }
    }

    /// Whether the server can be asked.
    boolean canAsk() {
        return subject.statement().isPresent() && place.get().isPresent();
    }

    /// Whether the statement has parameters, so that its generic plans are compared: nobody knows their values.
    boolean isGeneric() {
        try {
            return subject.statement().isPresent() && !GuardedStatement.of(subject.statement().get()).parameters().isEmpty();
        } catch (RefusedStatement _) {
            return false;
        }
    }

    /// Has the server plan the statement with the ticked ones.
    void ask() {
        Set<IndexCandidate> set = ticked.get();
        work("Planning with " + AdviceText.indexes(set.size()), (on, progress) -> on.ask(set, progress),
                answer -> become(new TrialState.Answered(answer)));
    }

    /// Asks the person whether the ticked ones may be built and rolled back.
    void askToBuild() {
        Set<IndexCandidate> set = ticked.get();
        if (!set.isEmpty()) {
            work("Looking at the sizes of " + AdviceText.indexes(set.size()), (on, _) -> {
                var lines = new ArrayList<String>();
                for (IndexCandidate index : set) {
                    lines.add(AdviceText.toBuild(index, on.size(index)));
                }
                return lines;
            }, lines -> state.set(new TrialState.Confirming(List.copyOf(lines))));
        }
    }

    /// Yes to what is asked.
    void confirm() {
        if (state.get() instanceof TrialState.Confirming) {
            Set<IndexCandidate> set = ticked.get();
            work("Building " + AdviceText.indexes(set.size()), (on, progress) -> on.build(set, progress),
                    answer -> become(new TrialState.Answered(answer)));
            building = true;
        }
    }

    /// No to what is asked, or the end of what runs.
    void cancel() {
        switch (state.get()) {
            case TrialState.Asking(Job job) -> job.cancel();
            case TrialState.Confirming _ -> state.set(settled);
            case TrialState.Impossible _, TrialState.Untried _, TrialState.Answered _, TrialState.Failed _ -> { }
        }
    }

    /// Shows the plan of today and the one with the ticked ones.
    void showPlans(PlansShown way) {
        if (state.get() instanceof TrialState.Answered(TrialAnswer answer) && answer.hasPlan()) {
            Optional<BuiltPlan> built = answer.built();
            if (built.isPresent()) {
                int indexes = answer.set().size() - built.get().refused().size();
                open(new TrialSession.Plans(built.get().today(), built.get().then(), indexes), way);
            } else {
                work("Planning the statement", (on, progress) -> on.plans(answer.set(), progress), plans -> open(plans, way));
            }
        }
    }

    /// It is not looked at for now: what it asks ends, and its session on the server; what it told stays, and what it builds goes on.
    public void rest() {
        if (!building) {
            cancel();
        }
        giveBack();
    }

    /// Its plan is closed.
    public void dispose() {
        cancel();
        giveBack();
        places.removeListener(offer);
    }

    private void open(TrialSession.Plans plans, PlansShown way) {
        state.set(settled);
        subject.statement().ifPresent(sql -> place.get().ifPresent(on ->
                opener.show(on.database(), sql, plans.today(), plans.then(), plans.indexes(), way)));
    }

    /// The plan's own connection is chosen by itself, no other: a server that was never asked for the plan is not asked by mistake.
    private void offer() {
        if (place.get().filter(places::contains).isEmpty()) {
            place.set(places.stream().filter(each -> subject.connection().equals(Optional.of(each.name()))).findFirst());
        }
        if (place.get().isEmpty()) {
            begin();
        }
    }

    private void begin() {
        asking.ifPresent(Job::cancel);
        giveBack();
        session = subject.statement().flatMap(sql -> place.get().map(on -> new TrialSession(on, sql)));
        become(subject.statement().isEmpty() ? new TrialState.Impossible(subject.obstacle())
                : places.isEmpty() ? new TrialState.Impossible(NO_SERVER) : new TrialState.Untried());
    }

    private void giveBack() {
        session.filter(_ -> asked).ifPresent(held -> background.run("Giving a session back to " + held.place().name(), () -> {
            held.close();
            return held.place();
        }, _ -> { }, _ -> { }));
        asked = false;
    }

    private interface Question<T> {
        T of(TrialSession session, Progress progress) throws Exception;
    }

    private <T> void work(String title, Question<T> question, Consumer<T> then) {
        if (session.isEmpty()) {
            return;
        }
        TrialSession on = session.get();
        Work<T> work = progress -> question.of(on, progress);
        asking = Optional.empty();
        building = false;
        asked = true;
        Job job = background.runNewest(this, title + " on " + on.place().name(), work, then, this::failed);
        if (job.running()) {
            asking = Optional.of(job);
            state.set(new TrialState.Asking(job));
            job.onCancelled(() -> {
                if (asking.equals(Optional.of(job))) { // not for a newer one's sake
                    state.set(settled);
                }
            });
        }
    }

    private void become(TrialState next) {
        settled = next;
        state.set(next);
    }

    private void failed(Throwable cause) {
        become(new TrialState.Failed(switch (cause) {
            case ServerFailure failure -> failure.getMessage();
            case WhatIfFailure failure -> failure.getMessage();
            default -> DefectText.of(cause);
        }));
    }
}

package org.plumbline.app.ui.state;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.plumbline.advice.Finding;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.ReadPlan;
import org.plumbline.analysis.UnadvisedPlan;

/// What is wrong with a plan, as far as it is known: a plan is shown before its rules were asked. Changes on the window's thread; once it
/// is known it stays so.
public final class PlanAdvice {
    /// How far it is.
    public sealed interface State {
        /// The rules are being asked.
        record Looking() implements State {}

        /// They were.
        record Known(Analysis analysis) implements State {}

        /// The person stopped it.
        record Stopped() implements State {}

        /// It broke: a defect of ours. Rules that break by themselves are outcomes of an analysis.
        record Failed(Throwable cause) implements State {}
    }

    private final ReadOnlyObjectWrapper<State> state;
    private NodeFindings byNode = new NodeFindings(List.of());

    private PlanAdvice(State first) {
        state = new ReadOnlyObjectWrapper<>(this, "state", first);
    }

    /// Known where the plan is analysed already, else to be looked for.
    public static PlanAdvice of(ReadPlan plan) {
        return switch (plan) {
            case UnadvisedPlan _ -> new PlanAdvice(new State.Looking());
            case Analysis analysis -> {
                var known = new PlanAdvice(new State.Known(analysis));
                known.byNode = new NodeFindings(analysis.advice().findings());
                yield known;
            }
        };
    }

    PlanAdvice asItIs() {
        var now = new PlanAdvice(state.get());
        now.byNode = byNode;
        return now;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    /// The plan with its findings, once they are known.
    public Optional<Analysis> analysis() {
        return state.get() instanceof State.Known(Analysis analysis) ? Optional.of(analysis) : Optional.empty();
    }

    /// Ranked; none while they are not known.
    public List<Finding> findings() {
        return analysis().map(known -> known.advice().findings()).orElse(List.of());
    }

    /// Likewise, by their nodes.
    public NodeFindings byNode() {
        return byNode;
    }

    /// Calls the listener when they become known; not where they are already.
    public Subscription onKnown(Consumer<Analysis> listener) {
        return state.subscribe((_, now) -> {
            if (now instanceof State.Known(Analysis analysis)) {
                listener.accept(analysis);
            }
        });
    }

    /// Calls the listener with them as soon as they are known: now, where they are.
    public Subscription whenKnown(Consumer<Analysis> listener) {
        analysis().ifPresent(listener);
        return onKnown(listener);
    }

    /// Has them looked for again, after it was stopped or broke.
    public void look() {
        change(new State.Looking());
    }

    public void found(Analysis analysis) {
        if (analysis().isEmpty()) {
            byNode = new NodeFindings(analysis.advice().findings());
        }
        change(new State.Known(analysis));
    }

    public void stopped() {
        change(new State.Stopped());
    }

    public void failed(Throwable cause) {
        change(new State.Failed(cause));
    }

    private void change(State next) {
        if (analysis().isEmpty()) {
            state.set(next);
        }
    }
}

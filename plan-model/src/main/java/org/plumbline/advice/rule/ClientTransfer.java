package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.SERIALIZE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Serialization;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;

/// A good part of the time went into turning the result into what the client gets; no node has it.
///
///     Serialization: time=412.118 ms  output=186412kB  format=text
public final class ClientTransfer implements PlanRule {
    /// Of the execution (our catalogue, row 47).
    static final double LEAST_SHARE = 0.20;
    /// Smaller results go to a client at once, whatever share of a short execution it is.
    static final Bytes LEAST_OUTPUT = Bytes.kibibytes(10 * 1024);
    /// Some columns are needed after all.
    static final double PROMISED = 0.5;

    private static final RuleInfo INFO =
            new RuleInfo("client-transfer", "Much time spent packing the result", Category.SERVER, Set.of(ANALYZE, SERIALIZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        Optional<Serialization> done = plan.plan().summary().serialization();
        Duration time = done.flatMap(Serialization::time).orElse(Duration.ZERO);
        if (!Stake.ofTime(plan, time).matters(LEAST_SHARE) || done.orElseThrow().output().compareTo(LEAST_OUTPUT) < 0) {
            return List.of();
        }
        PlanNode root = plan.plan().root();
        return List.of(Draft.of(INFO, plan, Stake.ofTime(plan, Duration.ofNanos(Math.round(time.toNanos() * PROMISED))))
                .because(Evidence.time("time to pack the result", time))
                .because(Evidence.bytes("size of the result", done.orElseThrow().output()))
                .because(root.executed().map(executed -> Evidence.rows("rows returned", executed.rowsAllLoops())))
                .because(Evidence.text("format", done.orElseThrow().format()))
                .fix(new Remedy.Act(Action.RETURN_FEWER_COLUMNS)).finding());
    }
}

package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Quantity;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.PlanChoiceFacts;
import org.plumbline.plan.measure.MeasuredPlan;

/// The plan that a prepared statement keeps for all values is far worse for these than one made for them.
///
///     plan_cache_mode = force_custom_plan     Execution Time: 0.4 ms
///     plan_cache_mode = force_generic_plan    Execution Time: 180.2 ms
public final class GenericPlanWorse implements CatalogRule {
    /// By time, else by cost (our catalogue, row 51).
    static final double LEAST_RATIO = 2;
    /// Less is not worth a setting (our own).
    static final Duration LEAST_TIME = Duration.ofMillis(5);

    private static final RuleInfo INFO =
            new RuleInfo("generic-plan-worse", "One plan for all values is worse", Category.ESTIMATE, Set.of());

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan, CatalogFacts facts) {
        return facts.planChoice().flatMap(choice -> check(plan, choice)).stream().toList();
    }

    private static Optional<Finding> check(MeasuredPlan plan, PlanChoiceFacts choice) {
        Draft draft = Draft.of(INFO, plan, PlanTables.BESIDE).at(plan.plan().root());
        if (choice.customTime().isPresent() && choice.genericTime().isPresent()) {
            Duration custom = choice.customTime().get();
            Duration generic = choice.genericTime().get();
            if (generic.minus(custom).compareTo(LEAST_TIME) < 0 || generic.toNanos() < LEAST_RATIO * custom.toNanos()) {
                return Optional.empty();
            }
            draft.because(Evidence.time("with one plan for all values", generic))
                    .because(Evidence.time("planned for these values", custom));
        } else if (choice.genericCost().value() < LEAST_RATIO * choice.customCost().value()) {
            return Optional.empty();
        }
        return Optional.of(draft
                .because(new Evidence("cost with one plan for all values", new Quantity.OfCost(choice.genericCost())))
                .because(new Evidence("cost planned for these values", new Quantity.OfCost(choice.customCost())))
                .because(Evidence.text("values", choice.values()))
                .fix(new Remedy.ChangeSetting("plan_cache_mode", "force_custom_plan"))
                .unless(Doubt.OTHER_VALUES_MAY_DIFFER)
                .remark());
    }
}

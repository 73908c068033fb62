package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// What one way of reading a text gave.
///
/// @param failures what kept parts of the text from being read
/// @param used the lines in which plans were found
/// @param doubtful those of the plans that hold signs that the text is not as EXPLAIN printed it
record Reading(List<Plan> plans, Failures failures, List<LineRange> used, List<Plan> doubtful) {
    private static final String STRANGE = ":()=<>|\"',+;{}[]`";

    static final Reading NONE = new Reading(List.of(), new Failures(), List.of(), List.of());

    static Reading of(List<Block> blocks, Interner interner) {
        var plans = new ArrayList<Plan>();
        var failures = new Failures();
        var used = new ArrayList<LineRange>();
        var doubtful = new ArrayList<Plan>();
        for (Block block : blocks) {
            var finder = new PlanFinder(block, interner);
            plans.addAll(finder.plans());
            failures.addAll(finder.failures());
            used.addAll(finder.used());
            doubtful.addAll(finder.doubtful());
        }
        return new Reading(List.copyOf(plans), failures, used, doubtful);
    }

    /// What several parts of a text gave.
    static Reading together(List<Reading> parts) {
        var failures = new Failures();
        parts.forEach(part -> failures.addAll(part.failures));
        return new Reading(parts.stream().flatMap(part -> part.plans.stream()).toList(), failures,
                parts.stream().flatMap(part -> part.used.stream()).toList(),
                parts.stream().flatMap(part -> part.doubtful.stream()).toList());
    }

    /// The one of both that understood more; this one where both did the same.
    Reading or(Reading other) {
        return other.score() > score() ? other : this;
    }

    /// Nothing of it asks for another way.
    boolean isClean() {
        return !plans.isEmpty() && failures.isEmpty() && doubtful.isEmpty()
                && plans.stream().allMatch(plan -> plan.warnings().isEmpty() && !plan.incomplete() && strangeNodes(plan) == 0);
    }

    /// Some node is of a kind that PostgreSQL has.
    boolean hasKnownNodes() {
        return plans.stream().anyMatch(plan -> plan.nodes().stream().anyMatch(node -> !(node.operation() instanceof Operation.Other)));
    }

    /// Plans of other products, and those that are two in one, are told as what could not be read.
    Reading withoutForeign() {
        var own = new ArrayList<Plan>();
        var others = new Failures();
        for (Plan plan : plans) {
            Optional<PlanParseException> refusal = OtherProducts.refusal(plan).or(() -> SideBySide.refusal(plan));
            refusal.ifPresentOrElse(others::add, () -> own.add(plan));
        }
        others.addAll(failures);
        return own.size() == plans.size() ? this : new Reading(List.copyOf(own), others, used, doubtful);
    }

    /// The plans; what could not be read is told in them.
    List<Plan> plansWithFailures() {
        return List.copyOf(failures.tellIn(plans));
    }

    /// The plans that may be read better by themselves: in doubt, or with a node that is called as none could be.
    Set<Plan> weak() {
        Set<Plan> weak = Collections.newSetFromMap(new IdentityHashMap<>());
        weak.addAll(doubtful);
        plans.stream().filter(plan -> strangeNodes(plan) > 0).forEach(weak::add);
        return weak;
    }

    /// Nothing in it is called as a node could be.
    boolean isNonsense() {
        return plans.stream().allMatch(plan -> plan.nodes().stream().allMatch(Reading::isStrange));
    }

    /// How much of the text was understood: the more the better.
    int score() {
        if (isNonsense()) {
            return Integer.MIN_VALUE;
        }
        int score = -11 * failures.count() - 3 * doubtful.size();
        for (Plan plan : plans) {
            int strange = strangeNodes(plan);
            score += 4 * (plan.nodes().size() - strange) - 6 * strange - 3 * plan.warnings().size() - (plan.incomplete() ? 4 : 0);
        }
        return score;
    }

    private static int strangeNodes(Plan plan) {
        int strange = 0;
        for (PlanNode node : plan.nodes()) {
            strange += isStrange(node) ? 1 : 0;
        }
        return strange;
    }

    private static boolean isStrange(PlanNode node) {
        return node.operation() instanceof Operation.Other(String type) && isStrange(type);
    }

    private static boolean isStrange(String type) {
        if (type.isEmpty() || !Character.isLetter(type.charAt(0)) || Character.isLowerCase(type.charAt(0))) {
            return true;
        }
        for (int i = 0; i < type.length(); i++) {
            if (STRANGE.indexOf(type.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}

package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Warning;

/// What one way of reading a text gave.
///
/// @param failure what kept a part of the text from being read
/// @param doubts signs in what was read that the text is not as EXPLAIN printed it
record Reading(List<Plan> plans, Optional<PlanParseException> failure, int doubts) {
    private static final String STRANGE = ":()=<>|\"',+;{}[]`";

    static Reading of(List<Block> blocks, Interner interner) {
        var plans = new ArrayList<Plan>();
        Optional<PlanParseException> failure = Optional.empty();
        int doubts = 0;
        for (Block block : blocks) {
            var finder = new PlanFinder(block, interner);
            plans.addAll(finder.plans());
            failure = failure.or(finder::failure);
            doubts += finder.doubts();
        }
        return new Reading(List.copyOf(plans), failure, doubts);
    }

    /// What several parts of a text gave.
    static Reading together(List<Reading> parts) {
        return new Reading(parts.stream().flatMap(part -> part.plans.stream()).toList(),
                parts.stream().flatMap(part -> part.failure.stream()).findFirst(),
                parts.stream().mapToInt(Reading::doubts).sum());
    }

    /// The one of both that understood more; this one where both did the same.
    Reading or(Reading other) {
        return other.score() > score() ? other : this;
    }

    /// Nothing of it asks for another way.
    boolean isClean() {
        return !plans.isEmpty() && failure.isEmpty() && doubts == 0
                && plans.stream().allMatch(plan -> plan.warnings().isEmpty() && !plan.incomplete() && strangeNodes(plan) == 0);
    }

    /// Some node is of a kind that PostgreSQL has.
    boolean hasKnownNodes() {
        return plans.stream().anyMatch(plan -> plan.nodes().stream().anyMatch(node -> !(node.operation() instanceof Operation.Other)));
    }

    /// Some plan starts with a node that only Amazon Redshift has.
    boolean isOfRedshift() {
        return plans.stream().anyMatch(plan -> plan.root().nodeType().startsWith("XN "));
    }

    /// The plans; where another one could not be read, the last of them says so.
    List<Plan> plansWithFailure() {
        if (failure.isEmpty() || plans.stream().anyMatch(plan -> plan.warnings().stream()
                .anyMatch(warning -> warning.message().equals(failure.get().sentence())))) {
            return plans;
        }
        var told = new ArrayList<>(plans);
        Plan last = told.removeLast();
        var warnings = new ArrayList<>(last.warnings());
        warnings.add(new Warning(failure.get().line().orElse(last.origin().lines().last()), failure.get().sentence()));
        told.add(new Plan(last.origin(), last.capabilities(), last.nodes(), last.summary(), warnings, last.incomplete()));
        return List.copyOf(told);
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
        int score = -8 * failure.map(_ -> 1).orElse(0) - 3 * doubts;
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

package org.plumbline.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Advice;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Quantity;
import org.plumbline.advice.rule.RuleBook;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Worker;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.print.ExplainJson;
import org.plumbline.sql.PostgresNames;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// A plan and its anonymous copy, and what the copy must have of it and must not.
record AnonymousPlan(Plan plan, Plan copy) {
    private static final int SHORTEST = 3;
    private static final Set<String> FIXED = Set.of("Node Type", "Strategy", "Partial Mode", "Parent Relationship", "Operation", "Command",
            "Join Type", "Scan Direction", "Sort Method", "Sort Methods Used", "Sort Space Type", "Cache Mode", "Conflict Resolution",
            "Format", "Storage", "Sampling Method", "Custom Plan Provider", "PostgreSQL Version", "Relation Kind", "Relation Lock Mode",
            "Command Type", "Kind", "Relation OIDs", "Executor Parameter Types");

    /// What PostgreSQL calls things in plans and statements; what stands in a figure's place; a LIMIT, and decimals behind a point.
    private static final Set<String> KEPT = Set.of("public", "ctid", "tableoid", "excluded", "any_subquery", "unnamed_join", "subplan",
            "initplan", "cte", "hashed", "rescan", "alternatives", "col1", "col2", "column1", "column2", "column3", "expr_1",
            "expr_2", "1_1", "result", "utc", "posix", "days", "dow", "infinity", "port", "buffers", "yaml", "nkb", "xxx",
            "nnn", "zero", "2000", "002");

    /// The first difference in structure, figures or findings.
    Optional<String> difference() {
        if (copy.nodes().size() != plan.nodes().size()) {
            return Optional.of(copy.nodes().size() + " nodes instead of " + plan.nodes().size());
        }
        for (PlanNode node : plan.nodes()) {
            List<Object> expected = shape(node);
            List<Object> actual = shape(copy.node(node.id()));
            if (!expected.equals(actual)) {
                return Optional.of("node " + node.id() + ":\n    " + expected + "\n    " + actual);
            }
        }
        if (!shapeOfSummary(plan).equals(shapeOfSummary(copy))) {
            return Optional.of("beside the tree:\n    " + shapeOfSummary(plan) + "\n    " + shapeOfSummary(copy));
        }
        var measured = Measure.of(plan);
        var measuredCopy = Measure.of(copy);
        if (!measured.reconciliation().equals(measuredCopy.reconciliation())) {
            return Optional.of(measured.reconciliation() + " became " + measuredCopy.reconciliation());
        }
        List<Object> findings = findings(RuleBook.advise(measured));
        List<Object> others = findings(RuleBook.advise(measuredCopy));
        return findings.equals(others) ? Optional.empty() : Optional.of("findings:\n    " + findings + "\n    " + others);
    }

    /// Words and numbers of the original that are still there.
    Set<String> left() {
        Set<String> left = words(copy);
        left.retainAll(words(plan));
        left.removeIf(AnonymousPlan::isPostgres);
        return left;
    }

    private static List<Object> shape(PlanNode node) {
        List<Object> workers = new ArrayList<>();
        for (Worker worker : node.workers()) {
            workers.add(List.of(worker.number(), worker.execution(), worker.usage(), shape(worker.attributes())));
        }
        return List.of(node.nodeType(), node.operation().getClass(), node.depth(), node.subtreeEnd(), node.relationship(),
                node.parallelAware(), node.estimate(), node.execution(), node.usage(), node.isCte(), workers, shape(node.attributes()));
    }

    private static List<Object> shapeOfSummary(Plan plan) {
        var summary = plan.summary();
        return List.of(plan.capabilities(), summary.planningTime(), summary.executionTime(), summary.planningUsage(),
                summary.triggers().stream().map(trigger -> List.of(trigger.guardsConstraint(), trigger.time(), trigger.calls())).toList(),
                summary.jit(), summary.serialization(), summary.settings().size(), shape(summary.attributes()),
                plan.origin().query().isPresent());
    }

    /// All but the texts.
    private static List<Object> shape(Attributes attributes) {
        var shape = new ArrayList<Object>();
        attributes.forEach((_, value) -> shape.add(shape(value)));
        return shape;
    }

    private static Object shape(AttributeValue value) {
        return switch (value) {
            case Text _ -> "text";
            case Items(List<AttributeValue> items) -> items.stream().map(AnonymousPlan::shape).toList();
            case Group(Attributes attributes) -> shape(attributes);
            default -> value;
        };
    }

    private static List<Object> findings(Advice advice) {
        List<Object> findings = new ArrayList<>();
        for (Finding finding : advice.findings()) {
            findings.add(List.of(finding.rule().id(), finding.node(), finding.nodes(), finding.severity(), finding.share(),
                    finding.timeAtStake(), finding.state(), finding.doubts(),
                    finding.evidence().stream().map(AnonymousPlan::figure).toList(),
                    finding.remedies().stream().map(remedy -> remedy.getClass().getSimpleName()).toList()));
        }
        advice.outcomes().forEach(outcome -> findings.add(outcome.getClass().getSimpleName() + " " + outcome.rule().id()));
        return findings;
    }

    private static Evidence figure(Evidence evidence) {
        return evidence.value() instanceof Quantity.OfText ? Evidence.text(evidence.name(), "") : evidence;
    }

    /// The words of all texts that are not one of PostgreSQL's few.
    private static Set<String> words(Plan plan) {
        var words = new HashSet<String>();
        try (JsonParser json = JsonMapper.shared().createParser(ExplainJson.of(plan))) {
            String key = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    key = json.currentName();
                } else if (token == JsonToken.VALUE_STRING && !FIXED.contains(key) && !PostgresNames.isSetting(key)) {
                    words(json.getString(), words);
                }
            }
        }
        return words;
    }

    private static void words(String text, Set<String> into) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            if (end - at >= SHORTEST) {
                into.add(text.substring(at, end).toLowerCase(Locale.ROOT));
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean isPostgres(String word) {
        return PostgresNames.isFunction(word) || PostgresNames.isKeyword(word) || PostgresNames.isType(word)
                || PostgresNames.isCatalogue(word) || PostgresNames.isConfiguration(word) || KEPT.contains(word)
                || word.startsWith("ri_constrainttrigger_") || word.startsWith("pg_temp_");
    }

}

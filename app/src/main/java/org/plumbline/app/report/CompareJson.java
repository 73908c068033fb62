package org.plumbline.app.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.Basis;
import org.plumbline.plan.compare.Compared;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.Contribution;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.SameStatement;
import org.plumbline.plan.compare.Verdict;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.print.NodeTitle;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;
import tools.jackson.core.JsonGenerator;

/// Two plans side by side as a JSON object.
final class CompareJson {
    private static final double MS = 1e6;

    private final Json json;
    private final JsonGenerator generator;

    CompareJson(Json json) {
        this.json = json;
        generator = json.generator();
    }

    /// @param before number of the plan before among all, likewise `after`
    void write(int before, int after, PlanComparison comparison) {
        Verdict verdict = Verdict.of(comparison);
        CompareText text = CompareText.of(comparison, verdict);
        generator.writeStartObject();
        json.whole("before", before);
        json.whole("after", after);
        sameStatement(comparison.statement());
        json.text("basis", word(verdict.basis()));
        json.text("trend", word(verdict.trend()));
        json.number("totalBefore", value(verdict.before()));
        json.number("totalAfter", value(verdict.after()));
        json.number("factor", verdict.factor());
        json.texts("sentences", text.sentences());
        json.texts("notes", text.notes());
        generator.writeArrayPropertyStart("causes");
        verdict.causes().forEach(cause -> contribution(cause, comparison));
        generator.writeEndArray();
        generator.writeName("against");
        verdict.against().ifPresentOrElse(against -> contribution(against, comparison), generator::writeNull);
        generator.writeObjectPropertyStart("counts");
        for (NodeState state : NodeState.values()) {
            json.whole(word(state), comparison.count(state));
        }
        generator.writeEndObject();
        generator.writeArrayPropertyStart("nodes");
        comparison.nodes().forEach(node -> node(node, comparison));
        generator.writeEndArray();
        generator.writeEndObject();
    }

    void sameStatement(SameStatement same) {
        if (same == SameStatement.UNKNOWN) {
            json.nothing("sameStatement");
        } else {
            json.flag("sameStatement", same == SameStatement.YES);
        }
    }

    /// In the unit of the basis: milliseconds, blocks or cost.
    static Optional<Double> value(Amount amount) {
        return switch (amount.basis()) {
            case TIME -> Optional.of(amount.value() / MS);
            case BUFFERS, COST -> Optional.of(amount.value());
            case NOTHING -> Optional.empty();
        };
    }

    static String word(Basis basis) {
        return switch (basis) {
            case TIME -> "time";
            case BUFFERS -> "blocks";
            case COST -> "cost";
            case NOTHING -> "nothing";
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void contribution(Contribution contribution, PlanComparison comparison) {
        generator.writeStartObject();
        json.number("change", value(contribution.change()));
        json.number("ofDifference", Optional.of(contribution.ofDifference().value()));
        generator.writeArrayPropertyStart("nodes");
        for (ComparedNode node : contribution.nodes()) {
            generator.writeStartObject();
            ids(node);
            titles(node, comparison);
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private void node(ComparedNode node, PlanComparison comparison) {
        generator.writeRaw('\n');
        generator.writeStartObject();
        ids(node);
        json.text("state", word(node.state()));
        json.texts("changes", node.changes().stream().sorted().map(CompareJson::word).toList());
        titles(node, comparison);
        NodeFigures figures = comparison.figures(node);
        compared("selfWallMs", figures.selfTime(), CompareJson::ms);
        compared("totalWallMs", figures.totalTime(), CompareJson::ms);
        compared("rows", figures.rows(), Rows::value);
        compared("rowsPlanned", figures.rowsPlanned(), Rows::value);
        compared("loops", figures.loops(), Long::doubleValue);
        compared("selfTouchedBlocks", figures.touched(), CompareJson::blocks);
        compared("selfHitBlocks", figures.hit(), CompareJson::blocks);
        compared("selfReadBlocks", figures.read(), CompareJson::blocks);
        compared("selfTempBlocks", figures.temp(), CompareJson::blocks);
        compared("selfCost", figures.selfCost(), Cost::value);
        compared("totalCost", figures.totalCost(), Cost::value);
        generator.writeEndObject();
    }

    private void ids(ComparedNode node) {
        json.whole("idBefore", node.before().map(id -> (long) id.index()));
        json.whole("idAfter", node.after().map(id -> (long) id.index()));
    }

    private void titles(ComparedNode node, PlanComparison comparison) {
        json.text("titleBefore", title(node.before(), comparison.before()));
        json.text("titleAfter", title(node.after(), comparison.after()));
    }

    private static Optional<String> title(Optional<NodeId> id, MeasuredPlan plan) {
        return id.map(plan.plan()::node).map(NodeTitle::of).map(NodeTitle::text);
    }

    private <T> void compared(String name, Compared<T> figure, Function<T, Double> number) {
        generator.writeObjectPropertyStart(name);
        json.number("before", figure.before().map(number));
        json.number("after", figure.after().map(number));
        json.text("trend", word(figure.trend()));
        generator.writeEndObject();
    }

    private static double ms(Duration time) {
        return time.toNanos() / MS;
    }

    private static double blocks(Blocks blocks) {
        return blocks.count();
    }
}

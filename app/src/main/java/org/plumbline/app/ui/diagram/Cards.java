package org.plumbline.app.ui.diagram;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.HighlightSets;
import org.plumbline.app.ui.state.NodeIcon;
import org.plumbline.app.ui.state.SiblingGroup;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.SiblingsText;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.SelfTime;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// The words on the cards, made when a card is first seen; those of the last few thousand are kept.
final class Cards {
    private static final int KEPT = 4096;
    private static final double WORTH_SAYING = 1.5;

    private final MeasuredPlan measured;
    private final Heat heat;
    private final DiagramLayout layout;
    private final ItemFigures figures;
    private final Map<Integer, Card> made = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Card> eldest) {
            return size() > KEPT;
        }
    };

    Cards(MeasuredPlan measured, Heat heat, DiagramLayout layout, ItemFigures figures) {
        this.measured = measured;
        this.heat = heat;
        this.layout = layout;
        this.figures = figures;
    }

    /// May be asked by several threads: pictures are drawn by others than the window's.
    synchronized Card of(int item) {
        return made.computeIfAbsent(item, this::make);
    }

    /// By what they are coloured.
    Heat heat() {
        return heat;
    }

    private Card make(int item) {
        return layout.items().group(item).map(group -> group(item, group)).orElseGet(() -> node(item, layout.items().drawn(item)));
    }

    private Card node(int item, PlanNode node) {
        NodeMeasure measure = measured.of(node);
        boolean quiet = node.execution() instanceof Execution.NeverExecuted;
        int folded = isFolded(item) ? node.subtreeEnd() - node.id().index() - 1 : 0;
        Optional<Misestimate> miss = measure.misestimate().filter(each -> each.factor() >= WORTH_SAYING);
        return new Card(NodeIcon.path(node), node.subplanName().orElse(""), NodeText.name(node), target(node),
                quiet ? "never executed" : heat(measure, item), quiet ? "" : share(item), rows(measure),
                miss.map(each -> (each.underestimated() ? "▼ " : "▲ ") + Format.factor(each.factor())).orElse(""),
                miss.map(each -> each.leastFactor() >= HighlightSets.MISESTIMATE_FACTOR).orElse(false),
                measure.processes() > 1 ? "×" + Format.figure(measure.processes()) : "", figures.findings(item), figures.worst(item),
                quiet, false, folded);
    }

    private Card group(int item, SiblingGroup group) {
        List<PlanNode> members = group.members();
        boolean folded = isFolded(item);
        Rows sum = members.stream().flatMap(member -> measured.of(member).rowsLogical().stream()).reduce(Rows.NONE, Rows::plus);
        boolean isRun = !(members.getFirst().execution() instanceof Execution.NotAnalyzed);
        int all = members.stream().mapToInt(member -> member.subtreeEnd() - member.id().index()).sum();
        return new Card(NodeIcon.path(members.getFirst()), "", SiblingsText.title(members), SiblingsText.executed(members),
                folded ? amount(item) : "", folded ? share(item) : "", isRun ? rows(sum) : "", "", false, "",
                figures.findings(item), figures.worst(item), false, true, folded ? all : 0);
    }

    /// Something below it is not shown.
    boolean isFolded(int item) {
        return layout.firstChild(item) == DiagramLayout.NONE && (layout.items().isGroup(item) || !layout.items().drawn(item).isLeaf());
    }

    private static String target(PlanNode node) {
        return switch (node.operation()) {
            case Operation.Gather gather -> workers(gather.workersPlanned(), gather.workersLaunched());
            case Operation.GatherMerge gather -> workers(gather.workersPlanned(), gather.workersLaunched());
            default -> NodeText.about(node);
        };
    }

    /// What its card says of it are its workers.
    static boolean isGather(PlanNode node) {
        return node.operation() instanceof Operation.Gather || node.operation() instanceof Operation.GatherMerge;
    }

    private static String workers(long planned, Optional<Long> launched) {
        return launched.map(count -> count + " of ").orElse("") + planned + (planned == 1 ? " worker" : " workers")
                + (launched.isPresent() ? "" : " planned");
    }

    private String heat(NodeMeasure measure, int item) {
        if (heat.by() == HeatBy.SELF_TIME && measure.self() instanceof SelfTime.Inconsistent) {
            return "?";
        }
        boolean isMissing = heat.by() == HeatBy.SELF_TIME && measure.self() instanceof SelfTime.NotMeasured;
        return isMissing ? "" : amount(item);
    }

    private String amount(int item) {
        double amount = figures.amount(item);
        return switch (heat.by()) {
            case SELF_TIME -> Format.time(Duration.ofNanos((long) amount));
            case ROWS -> rows(new Rows(amount));
            case BUFFERS -> Format.blocks(new Blocks((long) amount));
            case IO -> Format.time(Duration.ofNanos((long) amount)) + " I/O";
            case COST -> "cost " + Format.cost(new Cost(amount));
        };
    }

    private String share(int item) {
        return figures.share(item).value() > 0 ? Format.share(figures.share(item)) : "";
    }

    private static String rows(NodeMeasure measure) {
        Optional<String> planned = measure.rowsPlanned().map(Format::rows);
        return measure.rowsShown().map(rows -> rows(rows) + planned.map(each -> " (est. " + each + ")").orElse(""))
                .orElseGet(() -> measure.rowsPlanned().map(each -> rows(each) + " expected").orElse(""));
    }

    private static String rows(Rows rows) {
        return Format.rows(rows) + (rows.value() == 1 ? " row" : " rows");
    }
}

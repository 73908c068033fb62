package org.plumbline.app.ui.text;

import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.print.NodeTitle;

/// A finding that is to be told: with its plan, its figures by name and the node that it is shown at.
record Told(Finding finding, MeasuredPlan plan, Facts facts, Optional<PlanNode> node) {
    static Told of(Finding finding, MeasuredPlan plan) {
        return new Told(finding, plan, new Facts(finding.evidence()), finding.node().map(plan.plan()::node));
    }

    /// The figure of this name in words.
    Optional<String> words(String name) {
        return facts.words(name);
    }

    /// Rows that were kept, for a sentence: an average over loops that is printed as 0 may be some rows.
    Optional<String> kept(String name) {
        return words(name).map(kept -> !kept.equals("0") ? kept : mayBeSome() ? "next to none" : "none");
    }

    private boolean mayBeSome() {
        return finding.nodes().stream().map(plan::of)
                .anyMatch(measure -> measure.rowsRangeLogical()
                        .filter(range -> range.low().value() <= 0 && range.high().value() >= 1).isPresent());
    }

    /// ` of orders o`, with the word before it; empty where the node reads no table.
    String target(String before) {
        return node.flatMap(NodeText::target).map(target -> before + target).orElse("");
    }

    /// ` the table orders`, with the word before it and without the query's name for it; empty where the node reads none.
    String table(String before) {
        return node.flatMap(at -> at.operation() instanceof Operation.Scan scan ? NodeTitle.table(scan.target()) : Optional.empty())
                .map(table -> before + table).orElse("");
    }

    /// Likewise with the index that the node uses.
    String index(String before) {
        return node.flatMap(NodeText::index).map(index -> before + index).orElse("");
    }
}

package org.plumbline.app.ui.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.Change;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Verdict;

/// What came of comparing two plans, ready to be shown. Made away from the window's thread.
///
/// @param before which was compared with
/// @param after which was compared
/// @param verdict what of it matters
/// @param text that in words
/// @param rows both trees
/// @param figures those that a node of either plan has
/// @param largest the largest change of a node's own part, in the unit of the verdict's basis, at least 0
record Compared(PlanOffer before, PlanOffer after, PlanComparison comparison, Verdict verdict, CompareText text, List<CompareRow> rows,
        Set<CompareFigure> figures, double largest) {
    Compared {
        rows = List.copyOf(rows);
        figures = Set.copyOf(figures);
    }

    static Compared of(PlanOffer before, PlanOffer after) {
        PlanComparison comparison = PlanComparison.of(before.plan(), after.plan(), NoiseFloor.USUAL);
        Verdict verdict = Verdict.of(comparison);
        var rows = new ArrayList<CompareRow>(comparison.rows().size());
        Set<CompareFigure> figures = EnumSet.noneOf(CompareFigure.class);
        double largest = 0;
        for (var row : comparison.rows()) {
            rows.add(new CompareRow(comparison, row));
            NodeFigures of = comparison.figures(row.node());
            for (CompareFigure figure : CompareFigure.values()) {
                if (!figures.contains(figure)
                        && figure.text(PlanSide.BEFORE, of).or(() -> figure.text(PlanSide.AFTER, of)).isPresent()) {
                    figures.add(figure);
                }
            }
            largest = Math.max(largest, verdict.change(comparison, row.node()).size().value());
        }
        return new Compared(before, after, comparison, verdict, CompareText.of(comparison, verdict), rows, figures, largest);
    }

    /// The figures that say most, of those that there are.
    List<CompareFigure> usual() {
        List<CompareFigure> telling = switch (verdict.basis()) {
            case TIME -> List.of(CompareFigure.SELF, CompareFigure.ROWS);
            case BUFFERS -> List.of(CompareFigure.BLOCKS, CompareFigure.ROWS);
            case COST, NOTHING -> List.of(CompareFigure.SELF_COST, CompareFigure.PLANNED);
        };
        return telling.stream().filter(figures::contains).toList();
    }

    /// Likewise, where there is room.
    List<CompareFigure> usualWithRoom() {
        return Stream.concat(usual().stream(), Stream.of(CompareFigure.BLOCKS, CompareFigure.COST)).distinct().filter(figures::contains)
                .sorted().toList();
    }

    /// By how much the node's own part differs.
    Amount change(CompareRow row) {
        return verdict.change(comparison, row.node());
    }

    /// The node's own part differs beyond noise.
    boolean counts(CompareRow row) {
        boolean single = row.node().before().isEmpty() || row.node().after().isEmpty();
        Change change = switch (verdict.basis()) {
            case TIME -> Change.TIME;
            case BUFFERS -> Change.BUFFERS;
            case COST, NOTHING -> Change.COST;
        };
        return comparison.floor().counts(change(row)) && (single || row.node().changes().contains(change));
    }

    /// The size of the whole difference.
    double difference() {
        return Math.abs(verdict.after().value() - verdict.before().value());
    }
}

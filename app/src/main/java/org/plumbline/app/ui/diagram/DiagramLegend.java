package org.plumbline.app.ui.diagram;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.Capability;
import org.plumbline.plan.unit.Rows;

/// What widths, colours and signs of a diagram mean.
final class DiagramLegend {
    /// Rows whose edges are shown.
    static final List<Double> SAMPLES = List.of(1.0, 1_000.0, 1e6);
    /// From which share of the whole on a bar has each of the heat's colours, in percent.
    static final List<String> SHARES = List.of("0", "1", "5", "15", "30", "50 %");
    /// Likewise of the largest: of cards that have no room for a bar.
    static final List<String> SHARES_OF_LARGEST = List.of("0", "2", "10", "25", "50", "80 %");

    private DiagramLegend() {}

    /// `Rows`, or that they are only expected.
    static String rows(PlanDocument document) {
        return document.plan().capabilities().has(Capability.ANALYZE) ? "Rows" : "Expected rows";
    }

    /// What the colours are about.
    static String heat(PlanDocument document) {
        return document.highlights().heat().by().title();
    }

    /// Whether the plan has figures to be coloured by.
    static boolean hasHeat(PlanDocument document) {
        return !Heat.available(document.measured()).isEmpty();
    }

    /// Of a picture.
    static List<Meaning> of(PlanDocument document, Diagram diagram, Looks looks, Detail detail) {
        var legend = new ArrayList<Meaning>();
        boolean bars = detail.compareTo(Detail.COMPACT) <= 0;
        if (detail != Detail.DOTS) {
            legend.add(Meaning.words(rows(document) + " that flow, on a logarithmic scale:"));
            SAMPLES.forEach(rows -> legend.add(Meaning.line(Math.round(EdgeWidths.width(rows)), Format.rows(new Rows(rows)))));
            if (!diagram.links().all().isEmpty()) {
                legend.add(Meaning.arrow("result of a CTE, InitPlan or SubPlan, to what uses it"));
            }
        }
        if (hasHeat(document)) {
            legend.add(Meaning.words(heat(document) + (bars ? ", of the whole:" : ", of the largest:")));
            legend.addAll(bars ? Meaning.heat() : ofLargest());
        }
        if (!looks.marked().isEmpty()) {
            legend.add(Meaning.patch(Ink.ACCENT, "highlighted"));
        }
        if (!looks.matched().isEmpty()) {
            legend.add(Meaning.patch(Ink.MATCH, "found"));
        }
        return legend;
    }

    private static List<Meaning> ofLargest() {
        var steps = new ArrayList<Meaning>();
        for (int level = 0; level < SHARES_OF_LARGEST.size(); level++) {
            steps.add(Meaning.patch(Ink.heat(level), "≥" + SHARES_OF_LARGEST.get(level).replace(" %", "") + " %"));
        }
        return steps;
    }
}

package org.plumbline.app.ui.diagram;

import java.util.BitSet;
import java.util.Locale;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.PlanFixture;

/// Plans laid out.
final class DiagramFixture {
    static final Looks PLAIN = new Looks(new BitSet(), new BitSet(), DiagramLayout.NONE, DiagramLayout.NONE);

    private DiagramFixture() {}

    static DiagramViewModel model(Analysis analysis) {
        return new DiagramViewModel(PlanDocument.of(analysis), new InlineBackground());
    }

    static Diagram diagram(Analysis analysis) {
        return model(analysis).diagramProperty().get().orElseThrow();
    }

    /// A join tree of that many joins, each the outer side of the next; the node at `hot`, a scan, took most of the time.
    static Analysis joins(int joins, int hot) {
        var text = new StringBuilder();
        for (int join = 0; join < joins; join++) {
            String pad = " ".repeat(6 * join);
            text.append(pad).append(join == 0 ? "" : "->  ").append("Nested Loop  (cost=0.00..10.00 rows=10 width=4)")
                    .append(time(1000 - join)).append('\n');
            if (join == joins - 1) {
                text.append(pad).append("      ->  ").append("Seq Scan on first t  (cost=0.00..1.00 rows=1 width=4)")
                        .append(time(1)).append('\n');
            }
        }
        for (int join = joins - 1; join >= 0; join--) {
            text.append(" ".repeat(6 * join + 6)).append("->  Seq Scan on t").append(join)
                    .append("  (cost=0.00..1.00 rows=1 width=4)").append(time(join == hot ? 500 : 0.001)).append('\n');
        }
        return PlanFixture.plan(text.append("Execution Time: 1001.000 ms\n").toString());
    }

    private static String time(double ms) {
        return " (actual time=0.001.." + String.format(Locale.ROOT, "%.3f", ms) + " rows=10 loops=1)";
    }
}

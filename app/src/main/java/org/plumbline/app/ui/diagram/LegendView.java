package org.plumbline.app.ui.diagram;

import org.plumbline.app.ui.draw.DrawnRegion;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.Capability;
import org.plumbline.plan.unit.Rows;

/// What widths, colours and signs mean.
final class LegendView extends DrawnRegion {
    static final double WIDTH = 308;
    static final double HEIGHT = 132;
    private static final double[] SAMPLES = {1, 1_000, 1e6, 1e8};
    private static final double LEFT = 12;
    private static final double COLUMN = 134;

    private final DiagramViewModel model;

    LegendView(DiagramViewModel model) {
        this.model = model;
        getStyleClass().add("diagram-legend");
        setMouseTransparent(true);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setAccessibleText("Legend: edges are as wide as the rows that flow, on a logarithmic scale. Dashed lines lead to the users of CTEs, "
                + "InitPlans and SubPlans. Colours show the share of " + model.document().highlights().heat().by().title());
        model.diagramProperty().subscribe(_ -> redraw());
    }

    @Override
    protected void draw(Pen pen) {
        boolean isRun = model.document().plan().capabilities().has(Capability.ANALYZE);
        draw(pen, model.document().highlights().heat().by().title(), isRun);
    }

    private static void draw(Pen pen, String heat, boolean isRun) {
        pen.fillRound(0, 0, WIDTH, HEIGHT, 5, Ink.CARD);
        pen.frame(0, 0, WIDTH, HEIGHT, 5, 1, Ink.BORDER);
        TextFont font = TextFont.of(11, false);
        pen.text(isRun ? "Rows" : "Expected rows", LEFT, 22, font, Ink.MUTED);
        double x = COLUMN;
        for (double rows : SAMPLES) {
            double width = Math.round(EdgeWidths.width(rows));
            pen.fill(x, Math.round(18 - width / 2), 30, width, Ink.BORDER);
            String words = Format.rows(new Rows(rows));
            pen.text(words, x + 15 - font.width(words) / 2, 38, font, Ink.TEXT);
            x += 37;
        }
        pen.text("Result used by", LEFT, 58, font, Ink.MUTED);
        pen.line(COLUMN, 54.5, COLUMN + 54, 54.5, 1, true, Ink.MUTED);
        pen.path("M0 0L-7 -4L-7 4Z", COLUMN + 60, 54.5, 1, Ink.MUTED);
        pen.text(font.cut("Share of " + heat.toLowerCase(java.util.Locale.ROOT), COLUMN - LEFT - 4), LEFT, 80, font, Ink.MUTED);
        String[] shares = {"0", "1", "5", "15", "30", "50 %"};
        for (int level = 0; level < shares.length; level++) {
            double left = COLUMN + level * 22.0;
            pen.fill(left, 70, 22, 13, Ink.heat(level));
            pen.text(shares[level], left + (level == 0 ? 0 : -2), 96, font, Ink.TEXT);
        }
        pen.fill(LEFT, 108, 3, 14, Ink.ACCENT);
        pen.text("highlighted", LEFT + 8, 119, font, Ink.MUTED);
        pen.text("! 2", LEFT + 92, 119, font, Ink.SEVERE);
        pen.text("findings", LEFT + 112, 119, font, Ink.MUTED);
        pen.text("×3", LEFT + 182, 119, font, Ink.TEXT);
        pen.text("in 3 processes", LEFT + 199, 119, font, Ink.MUTED);
    }
}

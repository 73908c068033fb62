package org.plumbline.app.ui.diagram;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.plumbline.app.ui.draw.DrawnRegion;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.unit.Rows;

/// What widths, colours and signs mean, on one line.
final class LegendView extends DrawnRegion {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 26;
    private static final double BASELINE = 17;
    private static final double SMALL_GAP = 5;
    private static final double GAP = 16;

    private final DiagramViewModel model;
    private Detail detail = Detail.FULL;
    private double x;

    LegendView(DiagramViewModel model, ReadOnlyObjectProperty<Viewport> view) {
        this.model = model;
        view.subscribe(seen -> show(seen == null ? Detail.FULL : seen.detail()));
        setMouseTransparent(true);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        model.diagramProperty().subscribe(_ -> {
            setAccessibleText("Legend: edges are as wide as the " + rows().toLowerCase(Locale.ROOT) + " that flow, on a logarithmic scale. "
                    + "Dashed lines lead from CTEs, InitPlans and SubPlans to the nodes that use their results. Colours show the part of "
                    + heat() + ".");
            redraw();
        });
    }

    private void show(Detail seen) {
        if (detail != seen) {
            detail = seen;
            redraw();
        }
    }

    private String rows() {
        return DiagramLegend.rows(model.document());
    }

    private String heat() {
        return DiagramLegend.heat(model.document());
    }

    @Override
    protected void draw(Pen pen) {
        x = 0;
        if (detail != Detail.DOTS) {
            edges(pen);
        }
        boolean bars = detail.compareTo(Detail.COMPACT) <= 0;
        word(pen, heat() + (bars ? ", of the whole" : ", of the largest"), Ink.MUTED, SMALL_GAP);
        scale(pen, bars ? DiagramLegend.SHARES : DiagramLegend.SHARES_OF_LARGEST);
    }

    private void edges(Pen pen) {
        word(pen, rows(), Ink.MUTED, SMALL_GAP);
        for (double rows : DiagramLegend.SAMPLES) {
            double width = Math.round(EdgeWidths.width(rows));
            pen.fill(x, Math.round(HEIGHT / 2 - width / 2), 16, width, Ink.BORDER);
            x += 16 + SMALL_GAP - 1;
            word(pen, Format.rows(new Rows(rows)), Ink.TEXT, 8);
        }
        x += GAP - 8;
        pen.line(x, HEIGHT / 2 + 0.5, x + 24, HEIGHT / 2 + 0.5, 1, true, Ink.MUTED);
        pen.path("M0 0L-7 -4L-7 4Z", x + 30, HEIGHT / 2 + 0.5, 1, Ink.MUTED);
        x += 30 + SMALL_GAP;
        word(pen, "used by", Ink.MUTED, GAP);
    }

    private void scale(Pen pen, List<String> shares) {
        TextFont font = TextFont.of(10, false);
        for (int level = 0; level < shares.size(); level++) {
            double width = Math.round(font.width(shares.get(level)) + 8);
            pen.fill(x, 5, width, HEIGHT - 10, Ink.heat(level));
            pen.text(shares.get(level), Math.round(x + 4), BASELINE, font, Ink.TEXT);
            x += width;
        }
    }

    private void word(Pen pen, String word, Ink ink, double gap) {
        TextFont font = TextFont.of(11, false);
        pen.text(word, Math.round(x), BASELINE, font, ink);
        x += font.width(word) + gap;
    }
}

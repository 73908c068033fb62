package org.plumbline.app.ui.diagram;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleRole;
import org.plumbline.app.ui.draw.DrawnRegion;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.unit.Rows;

/// What widths, colours and signs mean, on one line, in the size of the window's text.
final class LegendView extends DrawnRegion {
    private static final double USUAL_TEXT = 13;
    private static final double HEIGHT = 26;
    private static final double BASELINE = 17;
    private static final double WORDS = 11;
    private static final double SHARES = 10;
    private static final double SAMPLE = 16;
    private static final double ARROW = 24;
    private static final double SMALL_GAP = 5;
    private static final double MEDIUM_GAP = 8;
    private static final double GAP = 16;

    private final DiagramViewModel model;
    private Detail detail = Detail.FULL;

    LegendView(DiagramViewModel model, ReadOnlyObjectProperty<Viewport> view) {
        this.model = model;
        view.subscribe(seen -> show(seen == null ? Detail.FULL : seen.detail()));
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        model.diagramProperty().subscribe(_ -> tell());
    }

    private void tell() {
        setAccessibleText("Legend: edges are as wide as the " + rows().toLowerCase(Locale.ROOT) + " that flow, on a logarithmic scale. "
                + "Dashed lines lead from CTEs, InitPlans and SubPlans to the nodes that use their results."
                + (DiagramLegend.hasHeat(model.document()) ? " Colours show the part of " + heat() + "." : ""));
        requestLayout();
    }

    private void show(Detail seen) {
        if (detail != seen) {
            detail = seen;
            requestLayout();
        }
    }

    private String rows() {
        return DiagramLegend.rows(model.document());
    }

    private String heat() {
        return DiagramLegend.heat(model.document());
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(new Line(Optional.empty(), unit()).draw());
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round(HEIGHT * unit());
    }

    private double unit() {
        return textSize() / USUAL_TEXT;
    }

    @Override
    protected void draw(Pen pen) {
        new Line(Optional.of(pen), unit()).draw();
    }

    /// The line while it is drawn, or only measured.
    private final class Line {
        private final Optional<Pen> pen;
        private final double unit;
        private double x;

        Line(Optional<Pen> pen, double unit) {
            this.pen = pen;
            this.unit = unit;
        }

        /// Returns how long it is.
        double draw() {
            if (detail != Detail.DOTS) {
                edges();
            }
            if (DiagramLegend.hasHeat(model.document())) {
                boolean bars = detail.compareTo(Detail.COMPACT) <= 0;
                word(heat() + (bars ? ", of the whole" : ", of the largest"), Ink.MUTED, SMALL_GAP);
                scale(bars ? DiagramLegend.SHARES : DiagramLegend.SHARES_OF_LARGEST);
            }
            return x;
        }

        private void edges() {
            word(rows(), Ink.MUTED, SMALL_GAP);
            double middle = HEIGHT * unit / 2;
            for (double rows : DiagramLegend.SAMPLES) {
                double width = Math.round(EdgeWidths.width(rows));
                pen.ifPresent(on -> on.fill(x, Math.round(middle - width / 2), SAMPLE, width, Ink.BORDER));
                x += SAMPLE + SMALL_GAP - 1;
                word(Format.rows(new Rows(rows)), Ink.TEXT, MEDIUM_GAP);
            }
            x += GAP - MEDIUM_GAP;
            pen.ifPresent(on -> {
                on.line(x, Math.floor(middle) + 0.5, x + ARROW, Math.floor(middle) + 0.5, 1, true, Ink.MUTED);
                on.path("M0 0L-7 -4L-7 4Z", x + ARROW + 6, Math.floor(middle) + 0.5, 1, Ink.MUTED);
            });
            x += ARROW + 6 + SMALL_GAP;
            word("used by", Ink.MUTED, GAP);
        }

        private void scale(List<String> shares) {
            TextFont font = font(SHARES);
            for (int level = 0; level < shares.size(); level++) {
                String share = shares.get(level);
                Ink ink = Ink.heat(level);
                double width = Math.round(font.width(share) + MEDIUM_GAP);
                pen.ifPresent(on -> {
                    on.fill(x, Math.round(5 * unit), width, Math.round((HEIGHT - 10) * unit), ink);
                    on.text(share, Math.round(x + MEDIUM_GAP / 2), Math.round(BASELINE * unit), font, Ink.TEXT);
                });
                x += width;
            }
        }

        private void word(String word, Ink ink, double gap) {
            TextFont font = font(WORDS);
            pen.ifPresent(on -> on.text(word, Math.round(x), Math.round(BASELINE * unit), font, ink));
            x += font.width(word) + gap;
        }

        private TextFont font(double size) {
            return TextFont.of(Math.round(2 * size * unit) / 2.0, false);
        }
    }
}

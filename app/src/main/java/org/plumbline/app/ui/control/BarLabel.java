package org.plumbline.app.ui.control;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.plumbline.plan.unit.Share;

/// A figure, aligned right, with a bar behind it. Style classes: `bar-label`; on the bar `heat-0` to `heat-5`.
public final class BarLabel extends Region {
    private static final double BAR_INSET = 3;
    private static final double TEXT_INSET = 6;
    private static final double SHORTEST = 2;

    /// Shares of the whole from which a bar is one step hotter.
    private static final double[] HEAT_STEPS = {0.01, 0.05, 0.15, 0.3, 0.5};

    private final Region bar = new Region();
    private final Label label = new Label();
    private double length;
    private int level = -1;

    public BarLabel() {
        getStyleClass().add("bar-label");
        label.setAlignment(Pos.CENTER_RIGHT);
        label.getStyleClass().add("bar-text");
        label.setMinWidth(0);
        bar.getStyleClass().add("heat-bar");
        getChildren().addAll(bar, label);
    }

    /// How hot a part of the whole is, from 0 to 5.
    public static int heat(Share share) {
        int level = 0;
        for (double step : HEAT_STEPS) {
            level += share.atLeast(step) ? 1 : 0;
        }
        return level;
    }

    /// Shows this figure and bar in place of the last.
    ///
    /// @param text the figure
    /// @param share length of the bar, from 0 (none) to 1
    /// @param heat from 0 to 5
    public void show(String text, double share, int heat) {
        label.setText(text);
        length = Math.min(1, share);
        bar.setVisible(share > 0);
        if (level != heat) {
            bar.getStyleClass().remove("heat-" + level);
            bar.getStyleClass().add("heat-" + heat);
            level = heat;
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double barWidth = Math.max(SHORTEST, Math.round((width - 2) * length));
        bar.resizeRelocate(1, BAR_INSET, barWidth, Math.max(0, height - 2 * BAR_INSET));
        layoutInArea(label, 0, 0, width - TEXT_INSET, height, 0, HPos.RIGHT, VPos.CENTER);
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(width);
    }
}

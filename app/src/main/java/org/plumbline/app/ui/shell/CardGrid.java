package org.plumbline.app.ui.shell;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;

/// As many equal columns as fit, filling the width; every row as high as its highest card.
final class CardGrid extends Pane {
    private static final double GAP = 12;
    private static final double LEAST_EMS = 19;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /// Returns the height.
    private double place(double width, boolean forReal) {
        double least = LEAST_EMS * Font.getDefault().getSize();
        int columns = Math.max(1, (int) ((width + GAP) / (least + GAP)));
        double cardWidth = Math.floor((width - GAP * (columns - 1)) / columns);
        double y = 0;
        var cards = getManagedChildren();
        for (int start = 0; start < cards.size(); start += columns) {
            var row = cards.subList(start, Math.min(start + columns, cards.size()));
            double rowHeight = row.stream().mapToDouble(card -> card.prefHeight(cardWidth)).max().orElse(0);
            double x = 0;
            for (Node card : row) {
                if (forReal) {
                    card.resizeRelocate(x, y, cardWidth, rowHeight);
                }
                x += cardWidth + GAP;
            }
            y += rowHeight + GAP;
        }
        return Math.max(0, y - GAP);
    }
}

package org.plumbline.app.ui.control;

import java.util.List;
import javafx.scene.layout.Region;

/// Parts of a whole side by side, their widths as their shares. Style class `stacked-bar`; each part has its own.
public final class StackedBar extends Region {
    /// One part of the whole.
    ///
    /// @param share of the whole, 0 to 1
    /// @param styleClass its colour role
    /// @param explanation for the tooltip
    public record Part(double share, String styleClass, String explanation) {}

    private static final double HEIGHT = 10;
    private static final double THINNEST = 1;
    private static final double GAP = 1;

    private List<Part> parts = List.of();

    public StackedBar() {
        getStyleClass().add("stacked-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    public void show(List<Part> shown) {
        parts = List.copyOf(shown);
        getChildren().setAll(parts.stream().map(StackedBar::region).toList());
        setAccessibleText(String.join("; ", parts.stream().map(Part::explanation).toList()));
    }

    private static Region region(Part part) {
        var region = new Region();
        region.getStyleClass().addAll("bar-part", part.styleClass());
        HoverText.on(region, part.explanation());
        return region;
    }

    @Override
    protected void layoutChildren() {
        double sum = parts.stream().mapToDouble(Part::share).sum();
        double x = 0;
        double done = 0;
        for (int i = 0; i < parts.size(); i++) {
            done += parts.get(i).share();
            double end = sum > 0 ? Math.round(getWidth() * done / Math.max(1, sum)) : 0;
            double gap = i < parts.size() - 1 ? GAP : 0;
            getChildren().get(i).resizeRelocate(x, 0, Math.max(THINNEST, end - x - gap), getHeight());
            x = Math.max(end, x + THINNEST);
        }
    }
}

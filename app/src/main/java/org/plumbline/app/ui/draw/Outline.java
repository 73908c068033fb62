package org.plumbline.app.ui.draw;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/// An outline that was written as SVG path data, read once: the same few icons are drawn for each row of each frame.
final class Outline {
    private static final Map<String, Outline> KNOWN = new ConcurrentHashMap<>();

    private final List<PathElement> elements;

    private Outline(String pathData) {
        var svg = new SVGPath();
        svg.setContent(pathData);
        elements = List.copyOf(((Path) Shape.subtract(svg, new Rectangle())).getElements());
    }

    /// The filled area of this path data.
    static Outline of(String pathData) {
        return KNOWN.computeIfAbsent(pathData, Outline::new);
    }

    void fill(GraphicsContext canvas) {
        canvas.beginPath();
        for (PathElement element : elements) {
            switch (element) {
                case MoveTo to -> canvas.moveTo(to.getX(), to.getY());
                case LineTo to -> canvas.lineTo(to.getX(), to.getY());
                case QuadCurveTo to -> canvas.quadraticCurveTo(to.getControlX(), to.getControlY(), to.getX(), to.getY());
                case CubicCurveTo to -> canvas.bezierCurveTo(
                        to.getControlX1(), to.getControlY1(), to.getControlX2(), to.getControlY2(), to.getX(), to.getY());
                case ClosePath _ -> canvas.closePath();
                default -> throw new IllegalStateException("no part of an area: " + element);
            }
        }
        canvas.fill();
    }
}

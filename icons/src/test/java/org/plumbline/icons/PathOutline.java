package org.plumbline.icons;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks path data of absolute `M L H V A Z` and collects points on the outline, arcs sampled finely enough to find their extremes.
final class PathOutline {
    private static final Pattern COMMAND = Pattern.compile("([A-Za-z])([^A-Za-z]*)");
    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+\\.?\\d*|\\.\\d+)");
    private static final int SAMPLES = 64;

    private final List<Point2D> points = new ArrayList<>();
    private double x;
    private double y;
    private double startX;
    private double startY;

    private PathOutline() {}

    /// The smallest rectangle around the shapes.
    static Rectangle2D bounds(String pathData) {
        var outline = new PathOutline();
        Matcher commands = COMMAND.matcher(pathData);
        while (commands.find()) {
            var numbers = NUMBER.matcher(commands.group(2)).results().mapToDouble(number -> Double.parseDouble(number.group()));
            outline.step(commands.group(1), numbers.toArray());
        }
        var bounds = new Rectangle2D.Double(outline.points.getFirst().getX(), outline.points.getFirst().getY(), 0, 0);
        outline.points.forEach(bounds::add);
        return bounds;
    }

    private void step(String command, double[] n) {
        switch (command) {
            case "M" -> {
                expect(command, n, 2);
                startX = n[0];
                startY = n[1];
                lineTo(n[0], n[1]);
            }
            case "L" -> {
                expect(command, n, 2);
                lineTo(n[0], n[1]);
            }
            case "H" -> {
                expect(command, n, 1);
                lineTo(n[0], y);
            }
            case "V" -> {
                expect(command, n, 1);
                lineTo(x, n[0]);
            }
            case "A" -> {
                expect(command, n, 7);
                arcTo(n[0], n[1], n[3] == 1, n[4] == 1, n[5], n[6]);
            }
            case "Z" -> {
                expect(command, n, 0);
                x = startX;
                y = startY;
            }
            default -> throw new IllegalArgumentException("only absolute M L H V A Z are drawn with, not " + command);
        }
    }

    private static void expect(String command, double[] numbers, int count) {
        if (numbers.length != count) {
            throw new IllegalArgumentException(command + " takes " + count + " numbers, not " + numbers.length);
        }
    }

    private void lineTo(double toX, double toY) {
        x = toX;
        y = toY;
        points.add(new Point2D.Double(x, y));
    }

    /// From end points to centre as in SVG 1.1, appendix F.6.5, for an ellipse that is not turned.
    private void arcTo(double rx, double ry, boolean large, boolean clockwise, double toX, double toY) {
        double halfX = (x - toX) / 2 / rx;
        double halfY = (y - toY) / 2 / ry;
        double square = halfX * halfX + halfY * halfY;
        double grown = Math.max(1, Math.sqrt(square));
        double offset = Math.sqrt(Math.max(0, 1 / square - 1)) * (large == clockwise ? -1 : 1);
        double centreX = (x + toX) / 2 + offset * halfY * rx;
        double centreY = (y + toY) / 2 - offset * halfX * ry;
        double from = Math.atan2((y - centreY) / ry, (x - centreX) / rx);
        double sweep = Math.atan2((toY - centreY) / ry, (toX - centreX) / rx) - from;
        if (clockwise && sweep < 0) {
            sweep += 2 * Math.PI;
        } else if (!clockwise && sweep > 0) {
            sweep -= 2 * Math.PI;
        }
        for (int i = 1; i < SAMPLES; i++) {
            double angle = from + sweep * i / SAMPLES;
            points.add(new Point2D.Double(centreX + grown * rx * Math.cos(angle), centreY + grown * ry * Math.sin(angle)));
        }
        lineTo(toX, toY);
    }
}

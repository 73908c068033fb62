package org.plumbline.app.ui.draw;

import javafx.scene.paint.Color;

/// Writes what is drawn as one SVG file: vectors, and words as text in fonts that others have.
public final class SvgPen implements Pen {
    private static final String FONTS = "'DejaVu Sans','Segoe UI','Helvetica Neue',Helvetica,Arial,sans-serif";

    private final Palette palette;
    private final double width;
    private final double height;
    private final StringBuilder shapes = new StringBuilder();

    public SvgPen(Palette palette, double width, double height) {
        this.palette = palette;
        this.width = width;
        this.height = height;
    }

    /// What was drawn so far.
    public String svg() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" font-family="%3$s">
                %4$s</svg>
                """.formatted(number(width), number(height), FONTS, shapes);
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void fill(double x, double y, double w, double h, Ink ink) {
        fillRound(x, y, w, h, 0, ink);
    }

    @Override
    public void fillRound(double x, double y, double w, double h, double radius, Ink ink) {
        rectangle(x, y, w, h, radius).append(paint("fill", ink)).append("/>\n");
    }

    @Override
    public void frame(double x, double y, double w, double h, double radius, double line, Ink ink) {
        rectangle(x + line / 2, y + line / 2, w - line, h - line, radius).append(" fill=\"none\"").append(paint("stroke", ink))
                .append(attribute("stroke-width", line)).append("/>\n");
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double line, boolean dashed, Ink ink) {
        shapes.append("<line").append(attribute("x1", fromX)).append(attribute("y1", fromY)).append(attribute("x2", toX))
                .append(attribute("y2", toY)).append(paint("stroke", ink)).append(attribute("stroke-width", line))
                .append(dashed ? " stroke-dasharray=\"4 4\"" : "").append("/>\n");
    }

    /// As wide as it is in the window, whatever font is there: words stay where they have room.
    @Override
    public void text(String words, double x, double baseline, TextFont font, Ink ink) {
        shapes.append("<text xml:space=\"preserve\"").append(attribute("x", x)).append(attribute("y", baseline))
                .append(attribute("font-size", font.size())).append(attribute("textLength", font.width(words)))
                .append(" lengthAdjust=\"spacingAndGlyphs\"").append(font.bold() ? " font-weight=\"bold\"" : "")
                .append(font.monospaced() ? " font-family=\"monospace\"" : "")
                .append(paint("fill", ink)).append('>').append(escaped(words)).append("</text>\n");
    }

    @Override
    public void path(String pathData, double x, double y, double scale, Ink ink) {
        shapes.append("<path transform=\"translate(").append(number(x)).append(' ').append(number(y)).append(") scale(")
                .append(number(scale)).append(")\" d=\"").append(escaped(pathData)).append('"').append(paint("fill", ink)).append("/>\n");
    }

    private StringBuilder rectangle(double x, double y, double w, double h, double radius) {
        return shapes.append("<rect").append(attribute("x", x)).append(attribute("y", y)).append(attribute("width", Math.max(0, w)))
                .append(attribute("height", Math.max(0, h))).append(radius > 0 ? attribute("rx", radius) : "");
    }

    private String paint(String property, Ink ink) {
        Color colour = palette.of(ink);
        String hex = "#" + colour.toString().substring(2, 8);
        return " " + property + "=\"" + hex + '"' + (colour.isOpaque() ? "" : attribute(property + "-opacity", colour.getOpacity()));
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + number(value) + '"';
    }

    /// With two decimals at most, and none where there are none.
    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /// Characters that XML cannot hold at all become a replacement character.
    private static String escaped(String words) {
        var escaped = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(inXml(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean inXml(int character) {
        return character == '\t' || character == '\n' || character == '\r' || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD) || character >= 0x10000;
    }
}

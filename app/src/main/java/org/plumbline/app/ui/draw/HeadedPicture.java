package org.plumbline.app.ui.draw;

import java.util.ArrayList;
import java.util.List;

/// A picture with what has to be said of it where it stands alone: what it shows above it, then what its colours and widths mean.
///
/// @param heading lines from above; the first is the title
/// @param legend may be empty
/// @param body the picture itself
public record HeadedPicture(List<String> heading, List<Meaning> legend, Picture body) implements Picture {
    private static final double LEAST_WIDTH = 720;
    private static final double MARGIN = 16;
    private static final double TITLE_HEIGHT = 26;
    private static final double LINE_HEIGHT = 20;
    private static final double BASELINE = 14;
    private static final double GAP = 14;
    private static final double TITLE_SIZE = 16;
    private static final double TEXT_SIZE = 12;
    /// Wider pictures are drawn smaller wherever they are looked at: what stands above them is larger.
    private static final double WIDE = 2_400;

    public HeadedPicture {
        heading = List.copyOf(heading);
        legend = List.copyOf(legend);
    }

    /// Below another title.
    ///
    /// @param above stand over the heading that there is
    public HeadedPicture under(List<String> above) {
        var lines = new ArrayList<>(above);
        lines.addAll(heading);
        return new HeadedPicture(lines, legend, body);
    }

    @Override
    public double width() {
        return Math.max(LEAST_WIDTH, body.width() + 2 * MARGIN);
    }

    @Override
    public double height() {
        return headHeight() + body.height() + MARGIN;
    }

    @Override
    public double leastScale() {
        return body.leastScale();
    }

    /// The heading stays with the first rows.
    @Override
    public double pageEnd(double from, double most) {
        double above = headHeight();
        return from < above && most <= above ? from + most : above + body.pageEnd(from - above, most);
    }

    private double headHeight() {
        int lines = wrappedHeading().size() - 1 + rows().size();
        return Math.ceil(MARGIN + unit() * (TITLE_HEIGHT + lines * LINE_HEIGHT) + GAP);
    }

    private double unit() {
        return Math.max(1, body.width() / WIDE);
    }

    private TextFont title() {
        return TextFont.of(Math.round(unit() * TITLE_SIZE), true);
    }

    private TextFont text() {
        return TextFont.of(Math.round(unit() * TEXT_SIZE), false);
    }

    @Override
    public void draw(Pen pen) {
        pen.fill(0, 0, width(), height(), Ink.BG);
        List<String> lines = wrappedHeading();
        TextFont text = text();
        double height = unit() * LINE_HEIGHT;
        pen.text(lines.getFirst(), MARGIN, MARGIN + title().size(), title(), Ink.TEXT);
        double y = MARGIN + unit() * TITLE_HEIGHT;
        for (String line : lines.subList(1, lines.size())) {
            pen.text(line, MARGIN, y + unit() * BASELINE, text, Ink.MUTED);
            y += height;
        }
        for (List<Meaning> row : rows()) {
            double x = MARGIN;
            for (Meaning meaning : row) {
                meaning.draw(pen, x, y + height / 2, text);
                x += meaning.width(text) + unit() * GAP;
            }
            y += height;
        }
        pen.fill(MARGIN, headHeight(), width() - 2 * MARGIN, body.height(), body.ground());
        body.draw(new MovedPen(pen, MARGIN, headHeight(), body.width(), body.height()));
    }

    /// The title on one line, cut where it has to be; all else whole.
    private List<String> wrappedHeading() {
        var lines = new ArrayList<String>(List.of(title().cut(heading.getFirst(), width() - 2 * MARGIN)));
        heading.subList(1, heading.size()).forEach(line -> lines.addAll(text().wrapped(line, width() - 2 * MARGIN)));
        return lines;
    }

    /// As many entries in a line as have room; words without a sign stay with the signs after them, where all have room in one.
    private List<List<Meaning>> rows() {
        var rows = new ArrayList<List<Meaning>>();
        double x = 0;
        TextFont text = text();
        for (int at = 0; at < legend.size(); at++) {
            if (rows.isEmpty() || x + together(at, text) > width() - 2 * MARGIN) {
                rows.add(new ArrayList<>());
                x = 0;
            }
            rows.getLast().add(legend.get(at));
            x += legend.get(at).width(text) + unit() * GAP;
        }
        return rows;
    }

    private double together(int first, TextFont text) {
        double width = legend.get(first).width(text);
        boolean title = legend.get(first).sign() == Meaning.Sign.NONE;
        for (int at = first + 1; title && at < legend.size() && legend.get(at).sign() != Meaning.Sign.NONE; at++) {
            width += unit() * GAP + legend.get(at).width(text);
        }
        return width;
    }
}

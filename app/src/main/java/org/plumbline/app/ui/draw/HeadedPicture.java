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
    private static final double GAP = 14;
    private static final TextFont TITLE = TextFont.of(16, true);
    private static final TextFont TEXT = TextFont.of(12, false);

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
        return MARGIN + TITLE_HEIGHT + lines * LINE_HEIGHT + GAP;
    }

    @Override
    public void draw(Pen pen) {
        pen.fill(0, 0, width(), height(), Ink.BG);
        List<String> lines = wrappedHeading();
        pen.text(lines.getFirst(), MARGIN, MARGIN + 16, TITLE, Ink.TEXT);
        double y = MARGIN + TITLE_HEIGHT;
        for (String line : lines.subList(1, lines.size())) {
            pen.text(line, MARGIN, y + 14, TEXT, Ink.MUTED);
            y += LINE_HEIGHT;
        }
        for (List<Meaning> row : rows()) {
            double x = MARGIN;
            for (Meaning meaning : row) {
                meaning.draw(pen, x, y + LINE_HEIGHT / 2, TEXT);
                x += meaning.width(TEXT) + GAP;
            }
            y += LINE_HEIGHT;
        }
        pen.fill(MARGIN, headHeight(), width() - 2 * MARGIN, body.height(), body.ground());
        body.draw(new MovedPen(pen, MARGIN, headHeight(), body.width(), body.height()));
    }

    /// The title on one line, cut where it has to be; all else whole.
    private List<String> wrappedHeading() {
        var lines = new ArrayList<String>(List.of(TITLE.cut(heading.getFirst(), width() - 2 * MARGIN)));
        heading.subList(1, heading.size()).forEach(line -> lines.addAll(TEXT.wrapped(line, width() - 2 * MARGIN)));
        return lines;
    }

    /// As many entries in a line as have room; words without a sign stay with the signs after them, where all have room in one.
    private List<List<Meaning>> rows() {
        var rows = new ArrayList<List<Meaning>>();
        double x = 0;
        for (int at = 0; at < legend.size(); at++) {
            if (rows.isEmpty() || x + together(at) > width() - 2 * MARGIN) {
                rows.add(new ArrayList<>());
                x = 0;
            }
            rows.getLast().add(legend.get(at));
            x += legend.get(at).width(TEXT) + GAP;
        }
        return rows;
    }

    private double together(int first) {
        double width = legend.get(first).width(TEXT);
        boolean title = legend.get(first).sign() == Meaning.Sign.NONE;
        for (int at = first + 1; title && at < legend.size() && legend.get(at).sign() != Meaning.Sign.NONE; at++) {
            width += GAP + legend.get(at).width(TEXT);
        }
        return width;
    }
}

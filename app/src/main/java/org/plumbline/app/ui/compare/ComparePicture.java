package org.plumbline.app.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Meaning;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.Picture;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.draw.TextFont;
import org.plumbline.app.ui.state.Folding;
import org.plumbline.app.ui.state.NodeIcon;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.Trend;
import org.plumbline.plan.unit.Share;

/// A comparison as a picture: which plans, the sentences that matter, and both trees. What became of a node is a sign and a word, never a
/// colour alone.
final class ComparePicture implements Picture {
    private static final int MOST_ROWS = TablePicture.MOST_ROWS;
    private static final double LEAST_SCALE = 0.75;
    private static final int ROW = 24;
    private static final int STEP = 14;
    private static final int ICON = 16;
    private static final int STATE = 150;
    private static final int FIGURE = 84;
    private static final int CHANGE = 100;
    private static final int LEAST_NAME = 220;
    private static final int MOST_NAME = 640;
    private static final int DEEPEST = 14;
    private static final int GAP = 16;
    private static final TextFont TEXT = TextFont.of(13, false);
    private static final TextFont STRONG = TextFont.of(13, true);
    private static final TextFont HEADLINE = TextFont.of(18, true);

    private final Compared compared;
    private final List<CompareRow> rows;
    private final List<CompareFigure> figures;
    private final String leftOut;
    private final double nameBefore;
    private final double nameAfter;
    private final List<String> sentences = new ArrayList<>();

    /// These rows.
    ///
    /// @param row makes the one with a number
    /// @param count how many there are; of very many the first are drawn
    ComparePicture(Compared compared, IntFunction<CompareRow> row, int count) {
        this.compared = compared;
        rows = IntStream.range(0, Math.min(count, MOST_ROWS)).mapToObj(row).toList();
        figures = compared.usual();
        leftOut = count <= MOST_ROWS ? "" : Format.countFull(count - MOST_ROWS)
                + " further rows are not drawn. Show only changes, or fold some of them.";
        nameBefore = width(PlanSide.BEFORE);
        nameAfter = width(PlanSide.AFTER);
        compared.text().causes().ifPresent(words -> sentences.addAll(TEXT.wrapped(words, width())));
        compared.text().remaining().ifPresent(words -> sentences.addAll(TEXT.wrapped(words, width())));
        sentences.add(compared.counted() + ".");
    }

    private double width(PlanSide side) {
        double widest = rows.stream().mapToDouble(row -> left(row, side) + STRONG.width(row.name(side)) + 8
                + TEXT.width(row.behind(side))).max().orElse(0);
        return Math.clamp(Math.ceil(widest) + 12, LEAST_NAME, MOST_NAME);
    }

    private static double left(CompareRow row, PlanSide side) {
        return Math.min(row.level(side), DEEPEST) * STEP + ICON + 6.0;
    }

    @Override
    public double width() {
        return STATE + GAP + nameBefore + nameAfter + 2.0 * figures.size() * FIGURE + CHANGE;
    }

    @Override
    public double height() {
        int lines = 1 + sentences.size() + 1 + rows.size() + (leftOut.isEmpty() ? 0 : 1);
        return 8 + lines * (double) ROW;
    }

    @Override
    public double leastScale() {
        return LEAST_SCALE;
    }

    @Override
    public double pageEnd(double from, double most) {
        double above = (double) ROW * (1 + sentences.size()) + 8;
        double end = above + Math.floor((from + most - above) / ROW) * ROW;
        return end > from ? end : from + most;
    }

    /// With its heading and legend.
    private HeadedPicture headed() {
        String names = compared.before().name() + "  →  " + compared.after().name();
        var legend = new ArrayList<Meaning>(List.of(Meaning.words("Change:"), Meaning.patch(Ink.GOOD_BG, "less than before"),
                Meaning.words("More, as a part of the difference:")));
        legend.addAll(Meaning.heat());
        return new HeadedPicture(List.of(names, "Comparison of two plans, before and after."), legend, this);
    }

    @Override
    public void draw(Pen pen) {
        pen.fill(0, 0, width(), height(), Ink.BG);
        double y = 0;
        Trend trend = compared.verdict().trend();
        Ink ink = trend == Trend.LESS ? Ink.GOOD : trend == Trend.MORE ? Ink.SEVERE : Ink.TEXT;
        pen.text(HEADLINE.cut(compared.text().headline(), width()), 0, y + 18, HEADLINE, ink);
        y += ROW + 4;
        for (String sentence : sentences) {
            pen.text(sentence, 0, y + 15, TEXT, Ink.TEXT);
            y += ROW;
        }
        y += 4;
        head(pen, y);
        for (CompareRow row : rows) {
            y += ROW;
            pen.fill(0, y - 1, width(), 1, Ink.BORDER_SOFT);
            row(pen, row, y);
        }
        if (!leftOut.isEmpty()) {
            pen.text(leftOut, 0, y + ROW + 16, TEXT, Ink.MUTED);
        }
    }

    private void head(Pen pen, double y) {
        for (PlanSide side : PlanSide.values()) {
            double x = start(side);
            pen.text(side.title(), x, y + 16, STRONG, Ink.MUTED);
            x += name(side);
            for (CompareFigure figure : figures) {
                right(pen, figure.title(), x, FIGURE, y, STRONG, Ink.MUTED);
                x += FIGURE;
            }
        }
        right(pen, "Change", width() - CHANGE, CHANGE, y, STRONG, Ink.MUTED);
    }

    private double start(PlanSide side) {
        return STATE + (side == PlanSide.BEFORE ? 0 : nameBefore + figures.size() * FIGURE + GAP);
    }

    private double name(PlanSide side) {
        return side == PlanSide.BEFORE ? nameBefore : nameAfter;
    }

    private void row(Pen pen, CompareRow row, double y) {
        pen.text(TEXT.cut(row.state(), STATE - 6), 0, y + 16, TEXT, look(row));
        NodeFigures of = row.figures();
        for (PlanSide side : PlanSide.values()) {
            row.shown(side).ifPresent(node -> {
                double x = start(side) + Math.min(row.level(side), DEEPEST) * (double) STEP;
                double end = start(side) + name(side) - 6;
                Ink ink = row.differs() ? Ink.TEXT : Ink.MUTED;
                pen.path(NodeIcon.path(node), x, y + 4, 1, ink);
                TextFont font = row.differs() && row.group().isEmpty() ? STRONG : TEXT;
                String words = font.cut(row.name(side), end - x - ICON - 6);
                pen.text(words, x + ICON + 6, y + 16, font, ink);
                double behind = x + ICON + 14 + font.width(words);
                pen.text(TEXT.cut(row.behind(side), end - behind), behind, y + 16, TEXT, Ink.MUTED);
                double at = start(side) + name(side);
                for (CompareFigure figure : figures) {
                    Trend trend = figure.trend(of);
                    boolean marked = side == PlanSide.AFTER && trend.differs() && row.any(PlanSide.BEFORE).isPresent();
                    right(pen, figure.text(side, of).map(each -> marked ? CompareCells.arrow(trend) + " " + each : each).orElse(""), at,
                            FIGURE, y, TEXT, Ink.TEXT);
                    at += FIGURE;
                }
            });
        }
        if (row.aligned().filter(each -> each.isApart() && each.after().isEmpty()).isEmpty() && compared.counts(row)) {
            change(pen, row, y);
        }
    }

    private void change(Pen pen, CompareRow row, double y) {
        var change = compared.change(row);
        double share = compared.largest() > 0 ? Math.min(1, change.size().value() / compared.largest()) : 0;
        Share ofDifference = Share.of(change.size().value(), Math.max(compared.difference(), compared.largest()));
        double x = width() - CHANGE + 4;
        Ink ink = change.value() < 0 ? Ink.GOOD_BG : Ink.heat(BarLabel.heat(ofDifference));
        pen.fill(x, y + 3, Math.max(2, (CHANGE - 4) * share), ROW - 7, ink);
        right(pen, CompareText.signed(change), x - 4, CHANGE, y, TEXT, Ink.TEXT);
    }

    private static Ink look(CompareRow row) {
        NodeState look = row.look() == NodeState.SAME && row.hidden() > 0 ? NodeState.CHANGED : row.look();
        return switch (look) {
            case SAME -> Ink.MUTED;
            case CHANGED -> Ink.TEXT;
            case MOVED -> Ink.ACCENT;
            case ADDED -> Ink.GOOD;
            case GONE -> Ink.SEVERE;
        };
    }

    private static void right(Pen pen, String words, double x, double width, double y, TextFont font, Ink ink) {
        String cut = font.cut(words, width - 4);
        pen.text(cut, x + width - font.width(cut) - 6, y + 16, font, ink);
    }

    /// The rows that are to be seen now, or would be by scrolling.
    static Supplier<HeadedPicture> shown(Compared compared, CompareViewModel model) {
        int count = model.rows().size();
        List<CompareRow> drawn = List.copyOf(model.rows().subList(0, Math.min(count, MOST_ROWS)));
        return () -> new ComparePicture(compared, drawn::get, count).headed();
    }

    /// All rows, with everything open.
    static HeadedPicture whole(Compared compared) {
        Folding open = compared.tree().allOpen();
        return new ComparePicture(compared, index -> compared.tree().row(open, index), open.size()).headed();
    }
}

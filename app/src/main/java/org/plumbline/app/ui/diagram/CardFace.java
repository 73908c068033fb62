package org.plumbline.app.ui.diagram;

import org.plumbline.advice.Severity;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;
import org.plumbline.app.ui.text.Format;

/// What stands on a card that has room for words.
final class CardFace {
    private static final double ICON_GRID = 16;
    private static final double PADDING = 10;
    private static final double HANDLE_HEIGHT = 15;
    /// Less room is not worth a word.
    private static final double LEAST_WORD = 30;
    private static final double TAG_OF_CARD = 0.44;

    private final Pen pen;
    private final double scale;
    private final TextFont name;
    private final TextFont words;
    private final TextFont small;

    CardFace(Pen pen, double scale) {
        this.pen = pen;
        this.scale = scale;
        name = TextFont.of(half(Math.max(10.5, 12.5 * scale)), true);
        words = TextFont.of(half(Math.max(10, 11.5 * scale)), false);
        small = TextFont.of(half(Math.max(9.5, 10.5 * scale)), false);
    }

    /// Few sizes, so that their letters are drawn once.
    private static double half(double size) {
        return Math.round(size * 2) / 2.0;
    }

    static Ink ink(Severity severity) {
        return switch (severity) {
            case HIGH -> Ink.SEVERE;
            case MEDIUM -> Ink.MEDIUM;
            case LOW -> Ink.LOW;
        };
    }

    private static Ink ground(Severity severity) {
        return switch (severity) {
            case HIGH -> Ink.SEVERE_BG;
            case MEDIUM -> Ink.MEDIUM_BG;
            case LOW -> Ink.LOW_BG;
        };
    }

    /// Name, what it works on, the heat as a bar with its figure, rows.
    void full(Card card, double x, double y, double width, double bar, int heat, boolean marked) {
        double left = x + PADDING * scale;
        double right = x + width - PADDING * scale;
        head(card, left, right, y + 19 * scale, marked, false);
        text(card.target(), left, right - left, y + 36 * scale, words, Ink.MUTED);
        double top = Math.round(y + 43 * scale);
        double barHeight = Math.round(17 * scale);
        bar(card, left, top, right - left, barHeight, bar, heat);
        double baseline = y + 75 * scale;
        double factor = words.width(card.factor());
        text(card.factor(), right - factor, factor + 1, baseline, words, card.wrong() ? Ink.SEVERE : Ink.MUTED);
        text(card.rows(), left, right - left - (factor > 0 ? factor + 6 : 0), baseline, words, card.quiet() ? Ink.MUTED : Ink.TEXT);
    }

    /// Name, and the heat with its figure.
    void compact(Card card, double x, double y, double width, double height, double bar, int heat, boolean marked) {
        double left = x + 6;
        double right = x + width - 5;
        head(card, left, right, y + Math.min(16, height * 0.40), marked, true);
        double barHeight = Math.round(Math.min(17, height * 0.42));
        bar(card, left, Math.round(y + height - barHeight - 4), right - left, barHeight, bar, heat);
    }

    private void head(Card card, double left, double right, double baseline, boolean marked, boolean brief) {
        double icon = Math.round(Math.min(16, Math.max(11, 15 * scale)) * Math.max(1, scale));
        double end = right;
        if (card.findings() > 0) {
            Severity worst = card.worst().orElseThrow();
            String count = brief && card.findings() == 1 ? "!" : "! " + Format.count(card.findings());
            end -= pill(count, end, baseline, ground(worst), ink(worst)) + 4;
        }
        if (!card.processes().isEmpty()) {
            double wide = small.width(card.processes());
            text(card.processes(), end - wide, wide + 1, baseline, small, Ink.MUTED);
            end -= wide + 5;
        }
        pen.path(card.icon(), left, Math.round(baseline - icon * 0.81), icon / ICON_GRID, marked ? Ink.ACCENT : Ink.MUTED);
        double from = left + icon + 5 * Math.min(1, scale);
        TextFont font = card.group() || card.quiet() ? words : name;
        text(card.name(), from, end - from, baseline, font, card.quiet() ? Ink.MUTED : Ink.TEXT);
        double behind = from + font.width(card.name()) + 4;
        if (brief && end - behind > LEAST_WORD) {
            text(card.tag().isEmpty() ? card.target() : card.tag(), behind, end - behind, baseline, small, Ink.MUTED);
        }
    }

    private double pill(String text, double right, double baseline, Ink ground, Ink ink) {
        double width = Math.round(small.width(text) + 9);
        double height = Math.round(small.size() + 4);
        double top = Math.round(baseline - small.size() * 0.36 - height / 2);
        pen.fillRound(right - width, top, width, height, height / 2, ground);
        pen.text(text, right - width + 4.5, Math.round(baseline), small, ink);
        return width;
    }

    private void bar(Card card, double x, double y, double width, double height, double bar, int heat) {
        if (card.heat().isEmpty()) {
            return;
        }
        pen.fill(x, y, width, height, Ink.HEAT_0);
        if (bar > 0) {
            pen.fill(x, y, Math.max(2, Math.round(width * Math.min(1, bar))), height, Ink.heat(heat));
        }
        double baseline = y + height / 2 + words.size() * 0.36;
        double share = small.width(card.share());
        boolean both = words.width(card.heat()) + share + 12 <= width;
        text(card.heat(), x + 4, width - 6, baseline, words, card.quiet() ? Ink.MUTED : Ink.TEXT);
        if (both && share > 0) {
            text(card.share(), x + width - share - 4, share + 1, baseline, small, Ink.TEXT);
        }
    }

    /// On the card's upper edge, left of where its rows leave.
    void tag(String tag, double x, double y, double width) {
        String cut = small.cut(tag, width * TAG_OF_CARD - 12);
        if (cut.isEmpty()) {
            return;
        }
        double wide = Math.round(small.width(cut) + 10);
        double height = Math.round(small.size() + 4);
        double top = Math.round(y - height * 0.62);
        pen.fillRound(x + 8 * scale, top, wide, height, 3, Ink.LOW_BG);
        pen.text(cut, x + 8 * scale + 5, Math.round(top + height / 2 + small.size() * 0.36), small, Ink.LOW);
    }

    /// A small button in the middle of the edge where the inputs come in.
    void handle(String text, double x, double y, boolean hovered) {
        double width = handleWidth(text);
        double height = HANDLE_HEIGHT;
        double left = Math.round(x - width / 2);
        double top = Math.round(y - height / 2);
        pen.fillRound(left, top, width, height, height / 2, hovered ? Ink.ACCENT : Ink.LOW_BG);
        pen.frame(left, top, width, height, height / 2, 1, hovered ? Ink.ACCENT : Ink.BORDER);
        TextFont font = TextFont.of(10.5, false);
        pen.text(text, Math.round(left + (width - font.width(text)) / 2), Math.round(top + height / 2 + font.size() * 0.36), font,
                hovered ? Ink.ON_ACCENT : Ink.LOW);
    }

    static double handleWidth(String text) {
        return Math.round(Math.max(HANDLE_HEIGHT + 4, TextFont.of(10.5, false).width(text) + 12));
    }

    static double handleHeight() {
        return HANDLE_HEIGHT;
    }

    private void text(String text, double x, double room, double baseline, TextFont font, Ink ink) {
        String cut = text.isEmpty() ? "" : font.cut(text, room);
        if (!cut.isEmpty()) {
            pen.text(cut, Math.round(x), Math.round(baseline), font, ink);
        }
    }
}

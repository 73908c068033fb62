package org.plumbline.app.ui.diagram;

import java.util.Optional;
import org.plumbline.advice.Severity;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TextFont;
import org.plumbline.app.ui.text.Format;

/// Draws one card after the other, all in the same detail.
final class CardPainter {
    private static final double RADIUS = 5;
    private static final double MARK = 3;
    private static final double STACK = 4;
    /// Frames below this height would leave nothing of what is in them.
    private static final double FRAMED = 7;

    private final Pen pen;
    private final Viewport view;
    private final Diagram diagram;
    private final Looks looks;
    private final Detail detail;
    private final CardFace face;
    private final double scale;
    private final TextFont small;

    CardPainter(Pen pen, Viewport view, Diagram diagram, Looks looks, Detail detail) {
        this.pen = pen;
        this.view = view;
        this.diagram = diagram;
        this.looks = looks;
        this.detail = detail;
        scale = Math.min(view.scaleAcross(), view.scaleAlong());
        face = new CardFace(pen, scale);
        small = TextFont.of(Math.clamp(Math.floor(view.cardHeight() - 5), 8, 11), false);
    }

    void draw(int item) {
        DiagramLayout layout = diagram.layout();
        double left = view.x(layout.place(item), layout.level(item));
        double top = view.y(layout.place(item), layout.level(item));
        double x = Math.round(left);
        double y = Math.round(top);
        double width = Math.max(1, Math.round(left + view.cardWidth()) - x);
        double height = Math.max(1, Math.round(top + view.cardHeight()) - y);
        if (x >= pen.width() || y >= pen.height() || x + width <= 0 || y + height <= 0) {
            return;
        }
        switch (detail) {
            case FULL, COMPACT -> card(item, x, y, width, height);
            case NAME, BOX, DOTS -> box(item, x, y, width, height);
        }
    }

    private void card(int item, double x, double y, double width, double height) {
        Card card = diagram.cards().of(item);
        boolean chosen = looks.chosen() == item;
        double radius = RADIUS * Math.min(1, scale);
        if (card.folded() > 0) {
            stack(x, y, width, height);
        }
        pen.fillRound(x, y, width, height, radius, looks.matched().get(item) ? Ink.MATCH : chosen ? Ink.SELECTION : Ink.CARD);
        if (looks.marked().get(item)) {
            pen.fill(x + 1, y + radius, MARK, height - 2 * radius, Ink.ACCENT);
        }
        boolean marked = looks.marked().get(item);
        if (detail == Detail.FULL) {
            face.full(card, x, y, width, bar(item), diagram.figures().level(item), marked);
        } else {
            face.compact(card, x, y, width, height, bar(item), diagram.figures().level(item), marked);
        }
        pen.frame(x, y, width, height, radius, chosen ? 2 : 1,
                chosen || looks.matched().get(item) ? Ink.ACCENT : looks.hovered() == item ? Ink.MUTED : Ink.BORDER);
        if (!card.tag().isEmpty() && detail == Detail.FULL) {
            face.tag(card.tag(), x, y, width);
        }
        if (card.folded() > 0 || (looks.hovered() == item && isOpen(item))) {
            handle(item, card, x, y, width, height);
        }
    }

    private boolean isOpen(int item) {
        return diagram.layout().firstChild(item) != DiagramLayout.NONE;
    }

    private double bar(int item) {
        return isOpen(item) && diagram.layout().items().isGroup(item) ? 0 : diagram.figures().ofLargest(item);
    }

    /// More lies below.
    private void stack(double x, double y, double width, double height) {
        for (int below = 2; below >= 1; below--) {
            double by = Math.round(STACK * below * Math.min(1, scale));
            // sharp corners: round ones cost as much as a card of its own
            pen.fill(x + by, y + by, width, height, Ink.BORDER);
            pen.fill(x + by + 1, y + by + 1, width - 2, height - 2, Ink.CARD);
        }
    }

    private void handle(int item, Card card, double x, double y, double width, double height) {
        boolean down = view.orientation() == Orientation.DOWN;
        face.handle(handleWords(card), down ? x + width / 2 : x + width, down ? y + height : y + height / 2,
                looks.hovered() == item);
    }

    /// What stands on the button that folds and opens.
    static String handleWords(Card card) {
        return card.folded() > 0 ? "+" + Format.count(card.folded()) : "−";
    }

    private void box(int item, double x, double y, double width, double height) {
        int level = diagram.figures().levelOfLargest(item);
        // by what all cards have, as rounding gives some of them a pixel more: they have to look alike
        boolean framed = view.cardHeight() >= FRAMED && view.cardWidth() >= FRAMED;
        pen.fill(x, y, width, height, level == 0 ? framed ? Ink.CARD : Ink.BORDER : framed ? Ink.heat(level) : DotPainter.ink(level));
        if (looks.marked().get(item)) {
            pen.fill(x, y, Math.min(MARK, width / 3), height, Ink.ACCENT);
        }
        if (framed) {
            boolean found = looks.matched().get(item);
            pen.frame(x, y, width, height, 0, found ? 2 : 1, found ? Ink.ACCENT : looks.hovered() == item ? Ink.MUTED : Ink.BORDER);
        } else if (looks.matched().get(item)) {
            pen.fill(x, y - 2, Math.max(2, width / 3), height + 4, Ink.ACCENT);
        }
        double right = x + width - 3;
        Optional<Severity> worst = diagram.figures().worst(item);
        if (worst.isPresent() && framed) {
            right -= finding(worst.get(), right, y, height);
        }
        if (detail == Detail.NAME) {
            String name = small.cut(diagram.cards().of(item).name(), right - x - 5);
            pen.text(name, x + 5, Math.round(y + height / 2 + small.size() * 0.36), small, Ink.TEXT);
        }
    }

    /// A sign for the worst of its findings: an exclamation mark where there is room, else a corner.
    private double finding(Severity worst, double right, double y, double height) {
        Ink ink = CardFace.ink(worst);
        if (detail == Detail.NAME) {
            TextFont bold = TextFont.of(small.size(), true);
            pen.text("!", right - 4, Math.round(y + height / 2 + small.size() * 0.36), bold, ink);
            return 7;
        }
        pen.fill(right - 1, y, 4, 4, ink);
        return 0;
    }
}

package org.plumbline.app.ui.tree;

import java.util.List;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.RowSize;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.draw.TextFont;
import org.plumbline.app.ui.state.NodeIcon;
import org.plumbline.plan.Execution;

/// The first cell of a tree's row, as it is painted: guides, arrow, icon, name, what it works on, badges. Where there is little room badges
/// say less, then what it works on is cut, then the last badges go, then the name is cut.
final class NodeLead implements TablePicture.Lead {
    static final double STEP = 16;
    static final double ARROW = 14;
    private static final double ICON = 16;
    private static final double GAP = 6;
    private static final double PILL = 7;
    private static final double LEAST_PILL = 16;
    /// Of a letter's size.
    private static final double PILL_HEIGHT = 1.35;
    private static final double STRIPE = 3;
    private static final double ARROW_SIZE = 10;
    private static final double STEM = 4.5;
    /// So much of what a node works on stays, whatever badges it has.
    private static final double KEPT = 120;
    private static final String OPEN = "M0.5 3L8.5 3L4.5 7.5Z";
    private static final String FOLDED = "M2.5 1L7 5L2.5 9Z";

    private final TreeRow row;
    private final String icon;
    private final String name;
    private final String target;
    private final List<Badge> badges;
    private final boolean marked;
    private final boolean quiet;
    private final RowSize size;
    private final TextFont nameFont;
    private final int deepest;

    /// Of this row, as it is now.
    ///
    /// @param deepest to how many levels rows are indented
    NodeLead(TreeViewModel model, TreeRow row, RowSize size, int deepest) {
        this.row = row;
        this.size = size;
        this.deepest = deepest;
        icon = NodeIcon.path(model.drawn(row));
        name = model.name(row);
        target = model.target(row);
        badges = model.badges(row);
        marked = !model.highlights(row).isEmpty();
        quiet = model.node(row).map(node -> node.execution() instanceof Execution.NeverExecuted).orElse(false);
        nameFont = quiet || model.node(row).isEmpty() ? size.font() : size.bold();
    }

    /// Where the arrow begins that opens and closes this row, if it can be opened.
    static double arrowAt(TreeRow row, int deepest) {
        return row.indent(deepest) * STEP;
    }

    private String depth() {
        return row.deeperThan(deepest) ? Integer.toString(row.depth()) : "";
    }

    /// Up to and with the name.
    private double named() {
        return arrowAt(row, deepest) + ARROW + ICON + GAP + (depth().isEmpty() ? 0 : pill(depth()) + GAP) + nameFont.width(name);
    }

    private double pill(String words) {
        return size.small().width(words) + 2 * PILL;
    }

    private double behind() {
        return target.isEmpty() ? 0 : GAP + size.font().width(target);
    }

    private double full() {
        return badges.stream().mapToDouble(badge -> GAP + pill(badge.text())).sum();
    }

    @Override
    public double width() {
        return named() + behind() + full();
    }

    /// The words of the badges that have room.
    private List<String> fitting(double room) {
        if (full() <= room - named() - behind()) {
            return badges.stream().map(Badge::text).toList();
        }
        double rest = room - named() - Math.min(behind(), KEPT);
        int fit = 0;
        while (fit < badges.size() && rest >= GAP + pill(badges.get(fit).brief())) {
            rest -= GAP + pill(badges.get(fit).brief());
            fit++;
        }
        return badges.subList(0, fit).stream().map(Badge::brief).toList();
    }

    @Override
    public void draw(Pen pen, double x, double y, double room) {
        if (marked) {
            pen.fill(x - size.padding(), y + STRIPE, STRIPE, size.height() - 2 * STRIPE - 1, Ink.ACCENT);
        }
        guides(pen, x, y);
        double at = x + arrowAt(row, deepest);
        if (row.expandable()) {
            pen.path(row.expanded() ? OPEN : FOLDED, at, y + middle(ARROW_SIZE), 1, Ink.MUTED);
        }
        at += ARROW;
        pen.path(icon, at, y + middle(ICON), 1, marked ? Ink.ACCENT : Ink.MUTED);
        at += ICON + GAP;
        if (!depth().isEmpty()) {
            at = pill(pen, depth(), at, y, Badge.Tone.QUIET) + GAP;
        }
        String shown = nameFont.cutVisibly(name, x + room - at);
        pen.text(shown, at, y + size.baseline(nameFont), nameFont, quiet ? Ink.MUTED : Ink.TEXT);
        at += nameFont.width(shown);
        List<String> words = fitting(room);
        double forTarget = x + room - at - GAP - words.stream().mapToDouble(word -> GAP + pill(word)).sum();
        String rest = target.isEmpty() ? "" : size.font().cut(target, forTarget);
        if (!rest.isEmpty()) {
            pen.text(rest, at + GAP, y + size.baseline(size.font()), size.font(), Ink.MUTED);
            at += GAP + size.font().width(rest);
        }
        for (int i = 0; i < words.size(); i++) {
            at = pill(pen, words.get(i), at + GAP, y, badges.get(i).tone());
        }
    }

    private double middle(double part) {
        return Math.floor((size.height() - 1 - part) / 2);
    }

    private void guides(Pen pen, double x, double y) {
        int indent = row.indent(deepest);
        for (int level = 1; level < indent; level++) {
            if (row.hasGuide(level)) {
                pen.fill(stem(x, level), y, 1, size.height(), Ink.BORDER);
            }
        }
        if (indent > 0) {
            double middle = Math.floor(size.height() / 2);
            pen.fill(stem(x, indent), y, 1, row.hasGuide(row.depth()) ? size.height() : middle, Ink.BORDER);
            pen.fill(stem(x, indent), y + middle, STEP - STEM - (row.expandable() ? 2 : -ARROW + 4), 1, Ink.BORDER);
        }
    }

    /// Below the middle of the parent's arrow.
    private static double stem(double x, int level) {
        return Math.floor(x + (level - 1) * STEP + STEM);
    }

    private double pill(Pen pen, String words, double x, double y, Badge.Tone tone) {
        Ink ink = switch (tone) {
            case SEVERE -> Ink.SEVERE;
            case MEDIUM -> Ink.MEDIUM;
            case QUIET -> Ink.LOW;
        };
        Ink ground = switch (tone) {
            case SEVERE -> Ink.SEVERE_BG;
            case MEDIUM -> Ink.MEDIUM_BG;
            case QUIET -> Ink.LOW_BG;
        };
        double height = Math.min(size.height() - STRIPE, Math.max(LEAST_PILL, Math.ceil(size.small().size() * PILL_HEIGHT)));
        pen.fillRound(x, y + middle(height), pill(words), height, height / 2, ground);
        pen.text(words, x + PILL, y + size.baseline(size.small()) - 1, size.small(), ink);
        return x + pill(words);
    }
}

package org.plumbline.app.ui.tree;

import java.util.List;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.draw.TextFont;
import org.plumbline.app.ui.state.NodeIcon;
import org.plumbline.plan.PlanNode;

/// The first cell of a tree's row in a picture: guides, arrow, icon, name, what it works on, badges. As a [NodeCell] on the screen; where
/// there is too little room what it works on is cut.
///
/// @param drawn the node whose icon stands for it
/// @param marked it is highlighted
/// @param strong its name is bold
/// @param quiet it never ran
record NodeLead(TreeRow row, PlanNode drawn, String name, String target, List<Badge> badges, boolean marked, boolean strong,
        boolean quiet) implements TablePicture.Lead {
    private static final double STEP = 16;
    private static final double STEM = 5.5;
    private static final double ARROW = 14;
    private static final double ICON = 16;
    private static final double GAP = 6;
    private static final double PILL = 7;
    private static final double PILL_HEIGHT = 16;
    private static final double STRIPE = 3;
    private static final String OPEN = "M0 2.5L9 2.5L4.5 7.5Z";
    private static final String FOLDED = "M2 0.5L7 5L2 9.5Z";
    private static final TextFont SMALL = TextFont.of(11, false);

    private int indent() {
        return row.indent(TreeRow.DEEPEST_INDENT);
    }

    private String depth() {
        return row.deeperThan(TreeRow.DEEPEST_INDENT) ? Integer.toString(row.depth()) : "";
    }

    private TextFont font() {
        return strong ? TextFont.of(TablePicture.TEXT.size(), true) : TablePicture.TEXT;
    }

    private double fixed() {
        double pills = badges.stream().mapToDouble(badge -> GAP + pill(badge.text())).sum();
        return indent() * STEP + ARROW + ICON + GAP + (depth().isEmpty() ? 0 : pill(depth()) + GAP) + font().width(name) + pills;
    }

    private static double pill(String words) {
        return SMALL.width(words) + 2 * PILL;
    }

    @Override
    public double width() {
        return fixed() + (target.isEmpty() ? 0 : GAP + TablePicture.TEXT.width(target));
    }

    @Override
    public void draw(Pen pen, double x, double y, double room) {
        if (marked) {
            pen.fill(x - STRIPE - 1, y, STRIPE, TablePicture.ROW - 1, Ink.ACCENT);
        }
        guides(pen, x, y);
        double at = x + indent() * STEP;
        if (row.expandable()) {
            pen.path(row.expanded() ? OPEN : FOLDED, at, y + 7, 1, Ink.MUTED);
        }
        at += ARROW;
        pen.path(NodeIcon.path(drawn), at, y + 4, 1, marked ? Ink.ACCENT : Ink.MUTED);
        at += ICON + GAP;
        if (!depth().isEmpty()) {
            at = pill(pen, depth(), at, y, Badge.Tone.QUIET) + GAP;
        }
        pen.text(name, at, y + TablePicture.BASELINE, font(), quiet ? Ink.MUTED : Ink.TEXT);
        at += font().width(name);
        String rest = target.isEmpty() ? "" : TablePicture.TEXT.cut(target, room - fixed() - GAP);
        if (!rest.isEmpty()) {
            pen.text(rest, at + GAP, y + TablePicture.BASELINE, TablePicture.TEXT, Ink.MUTED);
            at += GAP + TablePicture.TEXT.width(rest);
        }
        for (Badge badge : badges) {
            at = pill(pen, badge.text(), at + GAP, y, badge.tone());
        }
    }

    private void guides(Pen pen, double x, double y) {
        for (int level = 1; level < indent(); level++) {
            if (row.hasGuide(level)) {
                pen.fill(x + (level - 1) * STEP + STEM, y, 1, TablePicture.ROW, Ink.BORDER);
            }
        }
        if (indent() > 0) {
            double stem = x + (indent() - 1) * STEP + STEM;
            double middle = TablePicture.ROW / 2;
            pen.fill(stem, y, 1, row.hasGuide(row.depth()) ? TablePicture.ROW : middle, Ink.BORDER);
            pen.fill(stem, y + middle, STEP - STEM - 1, 1, Ink.BORDER);
        }
    }

    private static double pill(Pen pen, String words, double x, double y, Badge.Tone tone) {
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
        pen.fillRound(x, y + 4, pill(words), PILL_HEIGHT, PILL_HEIGHT / 2, ground);
        pen.text(words, x + PILL, y + TablePicture.BASELINE, SMALL, ink);
        return x + pill(words);
    }
}

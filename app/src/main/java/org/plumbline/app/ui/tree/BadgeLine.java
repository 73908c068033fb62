package org.plumbline.app.ui.tree;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The badges behind a node's name. Where there is little room they say less, and the last ones go: a name keeps its table.
final class BadgeLine {
    private static final double GAP = 6;

    private final List<Label> full = new ArrayList<>();
    private final List<Label> brief = new ArrayList<>();
    private int count;

    /// Returns what is to stand behind the name.
    List<Label> show(List<Badge> badges) {
        count = badges.size();
        while (full.size() < count) {
            full.add(label());
            brief.add(label());
        }
        var labels = new ArrayList<Label>();
        for (int i = 0; i < count; i++) {
            Badge badge = badges.get(i);
            String tone = switch (badge.tone()) {
                case SEVERE -> "badge-severe";
                case MEDIUM -> "badge-medium";
                case QUIET -> "badge-quiet";
            };
            full.get(i).setText(badge.text());
            brief.get(i).setText(badge.brief());
            for (Label label : List.of(full.get(i), brief.get(i))) {
                label.getStyleClass().setAll("label", "badge", tone);
                labels.add(label);
            }
        }
        return labels;
    }

    boolean contains(Node part) {
        return part instanceof Label label && (full.contains(label) || brief.contains(label));
    }

    void fit(double room) {
        boolean roomForAll = width(full) <= room;
        double rest = room;
        for (int i = 0; i < count; i++) {
            rest -= brief.get(i).prefWidth(-1) + GAP;
            set(full.get(i), roomForAll);
            set(brief.get(i), !roomForAll && rest >= 0);
        }
    }

    private double width(List<Label> labels) {
        return labels.subList(0, count).stream().mapToDouble(label -> label.prefWidth(-1) + GAP).sum();
    }

    private static void set(Label label, boolean shown) {
        label.setManaged(shown);
        label.setVisible(shown);
    }

    private static Label label() {
        var label = new Label();
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}

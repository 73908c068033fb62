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
    private final List<Badge.Tone> tones = new ArrayList<>();
    private int count;

    /// Returns what is to stand behind the name beside what was returned before: labels that are not needed now are only not to be seen.
    List<Label> show(List<Badge> badges) {
        count = badges.size();
        var labels = new ArrayList<Label>();
        while (full.size() < count) {
            full.add(label());
            brief.add(label());
            tones.add(Badge.Tone.QUIET);
            labels.add(full.getLast());
            labels.add(brief.getLast());
        }
        for (int i = count; i < full.size(); i++) {
            set(full.get(i), false);
            set(brief.get(i), false);
        }
        for (int i = 0; i < count; i++) {
            Badge badge = badges.get(i);
            full.get(i).setText(badge.text());
            brief.get(i).setText(badge.brief());
            if (tones.get(i) != badge.tone()) {
                tones.set(i, badge.tone());
                for (Label label : List.of(full.get(i), brief.get(i))) {
                    label.getStyleClass().setAll("label", "badge", styleClass(badge.tone()));
                }
            }
        }
        return labels;
    }

    private static String styleClass(Badge.Tone tone) {
        return switch (tone) {
            case SEVERE -> "badge-severe";
            case MEDIUM -> "badge-medium";
            case QUIET -> "badge-quiet";
        };
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
        label.getStyleClass().setAll("label", "badge", styleClass(Badge.Tone.QUIET));
        return label;
    }
}

package org.plumbline.app.ui.icicle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import org.plumbline.app.ui.control.HoverText;

/// The nodes from the root to the one that fills the view, each a way back to it.
final class Breadcrumb extends HBox {
    private static final int LAST = 3;
    private static final String HINT = "Click or Enter: zoom in; Ctrl and a click: select";

    private final IcicleViewModel model;
    private Optional<List<Integer>> shown = Optional.empty();

    Breadcrumb(IcicleViewModel model) {
        super(2);
        this.model = model;
        getStyleClass().add("breadcrumb");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
    }

    void refresh() {
        List<Integer> path = model.part().map(ShownPart::path).orElse(List.of());
        if (shown.equals(Optional.of(path))) {
            return;
        }
        shown = Optional.of(path);
        var crumbs = new ArrayList<Node>();
        if (path.size() <= 1) {
            crumbs.add(word(HINT));
        } else {
            int from = Math.max(1, path.size() - LAST);
            crumbs.add(crumb(path.getFirst(), false));
            if (from > 1) {
                crumbs.add(word("› … " + (from - 1) + " …"));
            }
            for (int i = from; i < path.size(); i++) {
                crumbs.add(word("›"));
                crumbs.add(crumb(path.get(i), i == path.size() - 1));
            }
        }
        getChildren().setAll(crumbs);
    }

    private Node crumb(int node, boolean last) {
        String title = model.title(node);
        if (last) {
            Label here = word(title);
            here.getStyleClass().add("breadcrumb-here");
            here.setMinWidth(40);
            HoverText.on(here, title);
            return here;
        }
        var link = new Hyperlink(title);
        link.setTextOverrun(OverrunStyle.ELLIPSIS);
        link.setMinWidth(30);
        link.setMaxWidth(180);
        link.setAccessibleText("Zoom out to " + title);
        link.setOnAction(_ -> model.change(part -> {
            if (node == 0) {
                part.wholeWidth();
            } else {
                part.zoomTo(node);
            }
        }));
        HoverText.on(link, title);
        return link;
    }

    private static Label word(String text) {
        var label = new Label(text);
        label.getStyleClass().add("breadcrumb-word");
        label.setMinWidth(text.length() < 10 ? USE_PREF_SIZE : 0);
        return label;
    }
}

package org.plumbline.app.ui.activity;

import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.plumbline.activity.Concern;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.ActivityText;
import org.plumbline.app.ui.text.Format;

/// What to look at now, worst first: a line each, which chooses its session.
final class ConcernList extends VBox {
    private static final int MOST = 4;

    private final ActivityViewModel model;
    private List<Concern> shown = List.of();

    ConcernList(ActivityViewModel model) {
        super(1);
        this.model = model;
        getStyleClass().add("concern-list");
        managedProperty().bind(visibleProperty());
        model.stateProperty().subscribe(state -> {
            if (state instanceof ActivityState.Known known) {
                show(known);
            } else {
                setVisible(false);
            }
        });
    }

    /// Lines stay the same nodes while their sessions do, so that the keyboard stays on one.
    private void show(ActivityState.Known known) {
        List<Concern> concerns = known.concerns().subList(0, Math.min(MOST, known.concerns().size()));
        boolean same = concerns.stream().map(Concern::pid).toList().equals(shown.stream().map(Concern::pid).toList())
                && concerns.size() == getChildren().stream().filter(Hyperlink.class::isInstance).count();
        shown = concerns;
        setVisible(!concerns.isEmpty());
        if (!same) {
            getChildren().clear();
            concerns.forEach(_ -> getChildren().add(line()));
        }
        getChildren().removeIf(node -> !(node instanceof Hyperlink));
        for (int i = 0; i < concerns.size(); i++) {
            Concern concern = concerns.get(i);
            var line = (Hyperlink) getChildren().get(i);
            line.setText("▲ " + ActivityText.concern(known.snapshot(), concern));
            line.setAccessibleText(ActivityText.concern(known.snapshot(), concern));
            line.setOnAction(_ -> model.choose(concern.pid()));
        }
        if (known.concerns().size() > MOST) {
            getChildren().add(Words.of("And " + Format.count(known.concerns().size() - MOST) + " more.", "summary-label"));
        }
    }

    private static Hyperlink line() {
        var line = new Hyperlink();
        line.getStyleClass().add("concern");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.visitedProperty().subscribe(_ -> line.setVisited(false));
        return line;
    }
}

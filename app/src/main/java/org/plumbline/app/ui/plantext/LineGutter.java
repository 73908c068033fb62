package org.plumbline.app.ui.plantext;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.HoverText;

/// What stands beside a line of the editor, as beside a painted one: its number, a ring where its node was found, a bar for the node's
/// heat, and a line where it is highlighted.
final class LineGutter extends HBox {
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private static final PseudoClass WARNED = PseudoClass.getPseudoClass("warned");
    private static final String HEAT = "heat-";
    private static final double BAR = 34;
    private static final double BAR_HEIGHT = 10;

    private final PlanTextViewModel model;
    private final int line;
    private final Region sign = new Region();
    private final Region bar = new Region();
    private int heat;

    LineGutter(PlanTextViewModel model, int line) {
        this.model = model;
        this.line = line;
        getStyleClass().add("line-gutter");
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(Double.MAX_VALUE);
        var number = new Label(model.lineNumber(line));
        number.getStyleClass().add("line-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        boolean warned = model.warningAt(line).isPresent();
        if (warned) {
            number.getStyleClass().add("line-number-of-warning");
        }
        sign.getStyleClass().add("line-sign");
        var found = new HBox(number, sign);
        found.setAlignment(Pos.CENTER_LEFT);
        found.setMaxHeight(Double.MAX_VALUE);
        found.getStyleClass().add("line-found");
        bar.getStyleClass().addAll("heat-bar", HEAT + heat);
        bar.setManaged(false);
        var bars = new Pane(bar);
        bars.setMinSize(BAR + 6, BAR_HEIGHT);
        bars.setMaxHeight(BAR_HEIGHT);
        getChildren().addAll(found, bars);
        pseudoClassStateChanged(WARNED, warned);
        HoverText.on(this, () -> model.hover(line));
        look();
    }

    /// Its marks are as they have to be now.
    void look() {
        sign.setVisible(model.isFound(line));
        double length = model.heatLength(line);
        bar.setVisible(length > 0);
        bar.resizeRelocate(4, 0, Math.max(1, Math.round(BAR * length)), BAR_HEIGHT);
        int now = BarLabel.heat(model.heat(line));
        if (now != heat) {
            bar.getStyleClass().set(bar.getStyleClass().indexOf(HEAT + heat), HEAT + now);
            heat = now;
        }
        pseudoClassStateChanged(FOUND, model.isFound(line));
        pseudoClassStateChanged(HIGHLIGHTED, model.isHighlighted(line));
    }
}

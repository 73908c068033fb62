package org.plumbline.app.ui.highlight;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.Chip;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.state.Heat;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.Highlights;
import org.plumbline.app.ui.state.PlanDocument;

/// The chips that toggle highlights, each with the number of nodes that it marks.
public final class HighlightView extends FlowPane {
    private static final double GAP = 6;

    private final Highlights highlights;
    private final Map<Highlight, Chip> chips = new EnumMap<>(Highlight.class);
    private final PlanDocument document;
    private final Subscription subscription;

    public HighlightView(PlanDocument document) {
        super(GAP, GAP);
        this.document = document;
        highlights = document.highlights();
        getStyleClass().add("highlight-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        for (Highlight highlight : Highlight.values()) {
            var chip = new Chip(highlight.title(), highlights.count(highlight), highlight.explanation());
            chip.setSelected(highlights.isActive(highlight) && highlights.count(highlight) > 0);
            chip.setOnAction(_ -> highlights.setActive(highlight, chip.isSelected()));
            chips.put(highlight, chip);
        }
        // what the plan has nothing of comes last, so that the chips that can be used stand together
        chips.values().stream().filter(chip -> !chip.isDisabled()).forEach(getChildren()::add);
        chips.values().stream().filter(chip -> chip.isDisabled()).forEach(getChildren()::add);
        subscription = highlights.activeProperty().subscribe(active ->
                chips.forEach((highlight, chip) -> chip.setSelected(active.contains(highlight) && !chip.isDisabled())));
    }

    /// Chips of what the plan has nothing of take no row of their own.
    @Override
    protected void layoutChildren() {
        double right = 0;
        boolean full = false;
        for (Node chip : getChildren()) {
            double width = chip.prefWidth(-1);
            boolean wraps = right > 0 && right + GAP + width > getWidth();
            full |= wraps && chip.isDisabled();
            right = wraps || right == 0 ? width : right + GAP + width;
            chip.setVisible(!(chip.isDisabled() && full));
            chip.setManaged(chip.isVisible());
        }
        super.layoutChildren();
    }

    public void dispose() {
        subscription.unsubscribe();
    }

    /// A menu that chooses by what nodes are coloured.
    public MenuButton heatMenu() {
        List<HeatBy> available = Heat.available(document.measured());
        var menu = new MenuButton();
        menu.getStyleClass().add("quiet-menu");
        var group = new ToggleGroup();
        for (HeatBy by : HeatBy.values()) {
            var item = new RadioMenuItem(by.title());
            item.setToggleGroup(group);
            item.setSelected(by == highlights.heat().by());
            item.setDisable(!available.contains(by));
            item.setOnAction(_ -> {
                highlights.heatBy(by);
                menu.setText("Heat: " + by.title());
            });
            menu.getItems().add(item);
        }
        menu.setText("Heat: " + highlights.heat().by().title());
        HoverText.on(menu, "The figure that the coloured bars show");
        return menu;
    }
}

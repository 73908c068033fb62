package org.plumbline.app.ui.diagram;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.state.RememberedLayout;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.unit.Share;

/// The Diagram view: the painted plan, and over its corners its controls, a legend and an overview map.
public final class DiagramView extends StackPane {
    private static final String TO_THE_RIGHT = "diagram.right";
    private static final String LEGEND = "diagram.legend";
    private static final double STEP = 1.25;

    private final DiagramViewModel model;
    private final DiagramSurface surface;
    private final RememberedLayout layout;
    private final LegendView legend;
    private final Label zoom = new Label();

    public DiagramView(DiagramViewModel model, RememberedLayout layout) {
        this.model = model;
        this.layout = layout;
        getStyleClass().add("diagram-view");
        Orientation orientation = layout.layout(TO_THE_RIGHT, 0) > 0 ? Orientation.RIGHT : Orientation.DOWN;
        surface = new DiagramSurface(model, orientation);
        surface.setAccessibleHelp("Arrows go from card to card, Enter folds and opens, Home is the root, N and P are findings. Plus and minus "
                + "zoom, F shows the whole plan, 1 is full size, S shows the selected node, Shift and arrows pan.");
        new DiagramGestures(surface, model);
        var map = new OverviewMap(surface, model);
        legend = new LegendView(model);
        HBox controls = controls(orientation);
        legend.setVisible(layout.layout(LEGEND, 1) > 0);
        getChildren().addAll(surface, map, legend, controls);
        setAlignment(map, Pos.BOTTOM_RIGHT);
        setAlignment(legend, Pos.BOTTOM_LEFT);
        setAlignment(controls, Pos.TOP_RIGHT);
        var margin = new Insets(10);
        for (Region corner : List.of(map, legend, controls)) {
            setMargin(corner, margin);
        }
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinSize(0, 0);
        surface.viewProperty().subscribe(view ->
                zoom.setText(view == null ? "" : Format.share(new Share(Math.min(view.scaleAcross(), view.scaleAlong())))));
    }

    /// Ends what listens to the document.
    public void dispose() {
        model.dispose();
    }

    /// Gives the keyboard to the diagram.
    public void focusDiagram() {
        surface.requestFocus();
    }

    private HBox controls(Orientation first) {
        var turn = new Segments<>(List.of(Orientation.values()), Orientation::title, first, chosen -> {
            surface.turn(chosen);
            layout.rememberLayout(TO_THE_RIGHT, chosen == Orientation.RIGHT ? 1 : 0);
            surface.requestFocus();
        });
        turn.getStyleClass().add("small-segments");
        zoom.getStyleClass().add("diagram-zoom");
        var explain = new ToggleButton("Legend");
        explain.getStyleClass().addAll("small-button", "quiet-toggle");
        explain.setMinWidth(USE_PREF_SIZE);
        explain.setSelected(layout.layout(LEGEND, 1) > 0);
        HoverText.on(explain, "What widths, colours and signs mean");
        explain.selectedProperty().subscribe((_, on) -> {
            legend.setVisible(on);
            layout.rememberLayout(LEGEND, on ? 1 : 0);
        });
        var controls = new HBox(6, turn, button("−", "Smaller (−)", () -> surface.zoom(1 / STEP)), zoom,
                button("+", "Larger (+)", () -> surface.zoom(STEP)), button("Fit", "The whole plan (F)", surface::fit),
                button("Selected", "The selected node at full size (S)", surface::showChosen), explain);
        controls.setAlignment(Pos.CENTER_LEFT);
        controls.getStyleClass().add("diagram-controls");
        controls.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return controls;
    }

    private Button button(String title, String explanation, Runnable action) {
        Button button = SmallButton.of(title, explanation, () -> {
            if (surface.isShown()) {
                action.run();
            }
        });
        button.setAccessibleText(explanation);
        return button;
    }
}

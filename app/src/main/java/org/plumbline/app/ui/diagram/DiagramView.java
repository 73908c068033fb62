package org.plumbline.app.ui.diagram;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.state.RememberedLayout;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.unit.Share;

/// The Diagram view: its controls and legend, the painted plan, and over a corner of it an overview map.
public final class DiagramView extends BorderPane {
    private static final String TO_THE_RIGHT = "diagram.right";
    private static final String FILE = "plan-diagram";
    private static final double STEP = 1.25;
    /// Of the zoom's own label in a window of usual text, in pixels: 0.92 of 13.
    private static final double ZOOM_TEXT = 0.92 * 13;

    private final DiagramViewModel model;
    private final DiagramSurface surface;
    private final RememberedLayout layout;
    private final Label zoom = new Label();

    public DiagramView(DiagramViewModel model, RememberedLayout layout) {
        this.model = model;
        this.layout = layout;
        getStyleClass().add("diagram-view");
        Orientation orientation = layout.layout(TO_THE_RIGHT, 0) > 0 ? Orientation.RIGHT : Orientation.DOWN;
        surface = new DiagramSurface(model, orientation);
        surface.setAccessibleHelp("Arrows go from card to card, Enter folds and opens, Home is the root, N and P are findings. "
                + "Plus and minus zoom, F shows the whole plan, 1 is full size, S shows the selected node, Shift and arrows pan.");
        new DiagramGestures(surface, model);
        var map = new OverviewMap(surface, model);
        StackPane.setAlignment(map, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(map, new Insets(10));
        var canvas = new StackPane(surface, map);
        canvas.setMinSize(0, 0);
        var clip = new Rectangle();
        clip.widthProperty().bind(canvas.widthProperty());
        clip.heightProperty().bind(canvas.heightProperty());
        canvas.setClip(clip);
        setCenter(canvas);
        setTop(controls(orientation));
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

    /// Its picture: all cards that are not folded away, or those that are to be seen.
    public PictureOffer picture() {
        Viewport seen = surface.viewProperty().get();
        if (seen == null || model.diagramProperty().get().isEmpty()) {
            return new PictureOffer.None("The diagram is not laid out yet.");
        }
        Diagram diagram = model.diagramProperty().get().get();
        HeadedPicture whole = DiagramPicture.whole(diagram, model.looksProperty().get(), surface.orientation()).headed(model.document());
        HeadedPicture part = new DiagramPicture(diagram, model.looksProperty().get(), seen).headed(model.document());
        return new PictureOffer.Some(FILE, () -> whole, Optional.of(new PictureOffer.Other("What Is Shown", () -> part)));
    }

    private FlowPane controls(Orientation first) {
        var turn = new Segments<>(List.of(Orientation.values()), Orientation::title, first, chosen -> {
            surface.turn(chosen);
            layout.rememberLayout(TO_THE_RIGHT, chosen == Orientation.RIGHT ? 1 : 0);
            surface.requestFocus();
        });
        turn.getStyleClass().add("small-segments");
        zoom.getStyleClass().add("diagram-zoom");
        // the size of the window's text is known by any of its labels
        var legend = new LegendView(model, surface.viewProperty());
        zoom.fontProperty().subscribe(font -> {
            surface.fullSize(Math.round(100 * font.getSize() / ZOOM_TEXT) / 100.0);
            legend.requestLayout();
        });
        var buttons = new HBox(6, turn, button("−", "Smaller (−)", () -> surface.zoom(1 / STEP)), zoom,
                button("+", "Larger (+)", () -> surface.zoom(STEP)), button("Fit", "The whole plan (F)", surface::fit),
                button("Selected", "The selected node at full size (S)", surface::showChosen));
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.setFillHeight(false);
        var controls = new FlowPane(20, 4, buttons, legend);
        controls.getStyleClass().add("diagram-controls");
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

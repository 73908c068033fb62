package org.plumbline.app.ui.diagram;

import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.plumbline.app.ui.draw.DrawnRegion;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;

/// The whole plan, small, with a frame around what is seen of it; pressing or dragging in it goes there. It is painted when the plan is
/// laid out or coloured anew: panning only moves the frame. Hidden while all is seen.
final class OverviewMap extends StackPane {
    private static final double WIDTH = 220;
    private static final double HEIGHT = 132;
    private static final double LEAST = 8;

    private final DiagramSurface surface;
    private final DiagramViewModel model;
    private final Region frame = new Region();
    private final Painted painted;

    OverviewMap(DiagramSurface surface, DiagramViewModel model) {
        this.surface = surface;
        this.model = model;
        painted = new Painted();
        getStyleClass().add("diagram-map");
        frame.getStyleClass().add("diagram-map-frame");
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        getChildren().addAll(painted, frame);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setAccessibleText("Overview of the plan");
        setOnMousePressed(this::go);
        setOnMouseDragged(this::go);
        surface.viewProperty().subscribe(_ -> moved());
        model.diagramProperty().subscribe(_ -> painted.redraw());
        model.looksProperty().subscribe((before, now) -> {
            if (!before.matched().equals(now.matched()) || !before.marked().equals(now.marked())) {
                painted.redraw();
            }
        });
    }

    /// The plan as the map shows it.
    private Viewport map(Viewport view) {
        return Viewport.fit(view.orientation(), WIDTH - 2, HEIGHT - 2, model.diagramProperty().get().orElseThrow().layout());
    }

    private void moved() {
        Viewport view = surface.viewProperty().get();
        if (view == null || model.diagramProperty().get().isEmpty()) {
            setVisible(false);
            return;
        }
        Viewport map = map(view);
        double acrossFrom = map.across(view.placeAt(0));
        double acrossTo = map.across(view.placeAt(view.windowAcross()));
        double alongFrom = map.along(view.levelAt(0));
        double alongTo = map.along(view.levelAt(view.windowAlong()));
        double a0 = Math.clamp(acrossFrom, 0, map.windowAcross());
        double a1 = Math.clamp(acrossTo, 0, map.windowAcross());
        double d0 = Math.clamp(alongFrom, 0, map.windowAlong());
        double d1 = Math.clamp(alongTo, 0, map.windowAlong());
        boolean all = view.placeAt(0) <= -0.4 && view.placeAt(view.windowAcross()) >= view.extent() - 0.6 && view.levelAt(0) <= 0
                && view.levelAt(view.windowAlong()) >= view.levels() - 0.5;
        setVisible(!all);
        double across = Math.max(LEAST, a1 - a0);
        double along = Math.max(LEAST, d1 - d0);
        double a = Math.clamp(a0 - Math.max(0, LEAST - (a1 - a0)) / 2, 0, map.windowAcross() - LEAST);
        double d = Math.clamp(d0 - Math.max(0, LEAST - (d1 - d0)) / 2, 0, map.windowAlong() - LEAST);
        boolean down = view.orientation() == Orientation.DOWN;
        frame.resizeRelocate(1 + Math.round(down ? a : d), 1 + Math.round(down ? d : a), Math.round(down ? across : along),
                Math.round(down ? along : across));
    }

    private void go(MouseEvent event) {
        Viewport view = surface.viewProperty().get();
        Viewport map = map(view);
        boolean down = view.orientation() == Orientation.DOWN;
        double place = map.placeAt((down ? event.getX() : event.getY()) - 1);
        double level = map.levelAt((down ? event.getY() : event.getX()) - 1);
        surface.show(view.centredAt(place, level));
        event.consume();
    }

    /// The picture below the frame.
    private final class Painted extends DrawnRegion {
        private Orientation orientation;

        Painted() {
            setMouseTransparent(true);
            surface.viewProperty().subscribe(view -> {
                if (view != null && view.orientation() != orientation) {
                    orientation = view.orientation();
                    redraw();
                }
            });
        }

        @Override
        protected void draw(Pen pen) {
            Viewport view = surface.viewProperty().get();
            if (view != null && model.diagramProperty().get().isPresent()) {
                Diagram diagram = model.diagramProperty().get().get();
                Looks looks = model.looksProperty().get();
                Viewport map = Viewport.fit(view.orientation(), pen.width(), pen.height(), diagram.layout());
                DiagramPainter.draw(pen, map, diagram, new Looks(looks.marked(), looks.matched(), DiagramLayout.NONE, DiagramLayout.NONE),
                        Detail.BOX);
            } else {
                pen.fill(0, 0, pen.width(), pen.height(), Ink.BG_SIDE);
            }
        }
    }
}

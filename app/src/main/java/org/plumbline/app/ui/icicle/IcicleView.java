package org.plumbline.app.ui.icicle;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.draw.PictureOffer;

/// The Icicle view: a plan as rows of boxes, with what their widths and colours show above, and what the colours mean below.
public final class IcicleView extends BorderPane {
    private static final double ZOOM = 1.6;

    private enum Colour {
        HEAT("Heat"),
        KIND("Node type");

        private final String title;

        Colour(String title) {
            this.title = title;
        }

        private String title() {
            return title;
        }
    }

    private final IcicleViewModel model;
    private final IcicleCanvas canvas;
    private final Breadcrumb path;
    private final IcicleLegend legend;
    private final MenuButton measure = new MenuButton();
    private final Button wider;
    private final Button whole;

    public IcicleView(IcicleViewModel model) {
        this.model = model;
        getStyleClass().add("icicle-view");
        canvas = new IcicleCanvas(model);
        path = new Breadcrumb(model);
        legend = new IcicleLegend(model);
        wider = SmallButton.of("−", "Zoom out (-)", () -> canvas.zoomAtSelected(1 / ZOOM));
        wider.setAccessibleText("Zoom out");
        whole = SmallButton.of("Fit", "The whole plan (0)", () -> model.change(ShownPart::wholeWidth));
        setTop(bar());
        setCenter(canvas);
        setBottom(legend);
        model.onChange(this::refresh);
        refresh();
    }

    /// Ends what listens to the document.
    public void dispose() {
        model.dispose();
    }

    public void focusBoxes() {
        canvas.requestFocus();
    }

    /// Its picture: the whole plan, or the part that fills the view.
    public PictureOffer picture() {
        return model.offer(canvas.pictureWidth(), canvas.pictureHeight(), canvas.textSize());
    }

    private Node bar() {
        measure.getStyleClass().add("quiet-menu");
        measure.setMinWidth(USE_PREF_SIZE);
        HoverText.on(measure, () -> model.figures().map(now -> model.meaning(now.layout().measure())).orElse(""));
        var colour = new Segments<>(List.of(Colour.values()), Colour::title, Colour.HEAT,
                chosen -> model.colourByKind(chosen == Colour.KIND));
        colour.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(path, Priority.ALWAYS);
        Button narrower = SmallButton.of("+", "Zoom in (+, or Ctrl and the wheel)", () -> canvas.zoomAtSelected(ZOOM));
        narrower.setAccessibleText("Zoom in");
        var bar = new HBox(8, measure, colour, path, wider, narrower, whole);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("icicle-bar");
        return bar;
    }

    private void refresh() {
        if (measure.getItems().isEmpty()) {
            model.figures().ifPresent(this::fillMeasures);
        }
        Optional<ShownPart> part = model.part();
        boolean all = part.map(ShownPart::isWhole).orElse(true);
        wider.setDisable(all);
        whole.setDisable(all);
        path.refresh();
        legend.refresh();
        canvas.refresh();
    }

    private void fillMeasures(IcicleFigures figures) {
        var group = new ToggleGroup();
        for (IcicleMeasure each : figures.measures()) {
            var item = new RadioMenuItem(each.title());
            item.setToggleGroup(group);
            item.setSelected(each == figures.layout().measure());
            item.setOnAction(_ -> {
                model.measureBy(each);
                measure.setText("Width: " + each.title());
            });
            measure.getItems().add(item);
        }
        measure.setText("Width: " + figures.layout().measure().title());
    }
}

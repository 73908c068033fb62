package org.plumbline.app.ui.pool;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.state.Figure;

/// The panel's fields, in groups; what is seldom needed is folded.
final class PoolInputsPane extends VBox {
    PoolInputsPane(PoolFigures figures) {
        getStyleClass().add("pool-inputs");
        var load = new StackPane();
        figures.byUsersProperty().subscribe(byUsers -> load.getChildren().setAll(byUsers
                ? FigureFields.of(figures.users, figures.think, figures.hold, figures.target)
                : FigureFields.of(figures.rate, figures.hold, figures.target)));
        var way = new StackPane();
        figures.bouncedProperty().subscribe(bounced -> way.getChildren().setAll(bounced
                ? FigureFields.of(figures.instances, figures.bouncerPools, figures.overflow)
                : FigureFields.of(figures.instances, figures.overflow)));
        getChildren().addAll(
                title("Load"), choice(figures.byUsersProperty(), on -> on ? "By users" : "By rate"), load,
                title("Application"), choice(figures.bouncedProperty(), on -> on ? "PgBouncer, transaction mode" : "Direct"), way,
                title("Server"), FigureFields.of(figures.maxConnections, figures.others, figures.cores, figures.peak),
                more("More of the load", figures.arrivalVariation, figures.holdVariation, figures.threads, figures.each),
                more("More of the server", figures.superuser, figures.reserved, figures.spindles, figures.memory, figures.sharedBuffers,
                        figures.workMem, figures.workers));
    }

    private static Node more(String title, Figure... figures) {
        var fold = new Foldable(title, () -> FigureFields.of(figures));
        for (Figure figure : figures) {
            figure.problemProperty().subscribe(problem -> {
                if (!problem.isEmpty()) {
                    fold.setOpen(true);
                }
            });
        }
        return fold;
    }

    private static Label title(String words) {
        var title = new Label(words);
        title.getStyleClass().add("figure-group");
        return title;
    }

    private static Node choice(BooleanProperty which, Function<Boolean, String> word) {
        var segments = new Segments<>(List.of(false, true), word, which.get(), which::set);
        which.subscribe(segments::choose);
        segments.setMaxWidth(USE_PREF_SIZE);
        return segments;
    }
}

package org.plumbline.app.ui.shell;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.plumbline.app.ui.control.ChoiceList;
import org.plumbline.app.ui.look.Look;

/// Cards over the window: about, keys, details of an error. Escape or a click beside one takes it away.
final class Overlay extends ModalPane {
    private Optional<Node> focusBefore = Optional.empty();

    Overlay() {
        setInTransitionFactory(null);
        setOutTransitionFactory(null);
        displayProperty().subscribe(displayed -> {
            if (!displayed) {
                setContent(null);
                focusBefore.ifPresent(Node::requestFocus);
                focusBefore = Optional.empty();
            }
        });
    }

    /// Has one of many chosen.
    ///
    /// @param taker takes the number of the one chosen
    void choose(String title, List<ChoiceList.Choice> choices, IntConsumer taker) {
        var list = new ChoiceList(title, choices, number -> {
            hide();
            taker.accept(number);
        });
        show(title, list);
        list.focusList();
    }

    void show(String title, Node content, Node... buttons) {
        focusBefore = focusBefore.or(() -> Optional.ofNullable(getScene().getFocusOwner()));
        var heading = new Label(title);
        heading.getStyleClass().addAll(Look.HEADING, "overlay-title");
        var close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(_ -> hide());
        var bar = new HBox(8, buttons);
        bar.getChildren().add(close);
        bar.setAlignment(Pos.CENTER_RIGHT);
        var card = new BorderPane(content, heading, null, bar, null);
        card.getStyleClass().add("overlay-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show(card);
        close.requestFocus();
    }
}

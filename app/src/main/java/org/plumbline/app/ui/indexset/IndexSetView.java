package org.plumbline.app.ui.indexset;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.plumbline.app.ui.control.PanelStyle;

/// The tab of a database's index set.
public final class IndexSetView extends BorderPane {
    private final IndexSetViewModel model;
    private final StartPage start;
    private Optional<FoundPane> found = Optional.empty();

    public IndexSetView(IndexSetViewModel model) {
        this.model = model;
        getStyleClass().addAll("plan-document", "list-document", "index-set");
        getStylesheets().add(PanelStyle.sheet());
        start = new StartPage(model);
        model.stateProperty().subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Gives the keyboard to the indexes, or to the first thing to do.
    public void focusView() {
        found.ifPresentOrElse(FoundPane::focusView, start::focusFirst);
    }

    /// Gives it to the field that finds something.
    public void focusSearch() {
        found.ifPresent(FoundPane::focusSearch);
    }

    /// Its tab is closed.
    public void dispose() {
        model.dispose();
    }

    private void show(IndexSetState state) {
        if (state instanceof IndexSetState.Found(ChosenSet sets)) {
            var pane = new FoundPane(sets, model);
            found = Optional.of(pane);
            setCenter(pane);
            applyCss(); // what has no skin yet cannot take the keyboard
            layout();
            pane.focusView();
        } else {
            found = Optional.empty();
            start.show(state);
            setCenter(start);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            model.again();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && model.stateProperty().get() instanceof IndexSetState.Searching) {
            model.cancel();
            event.consume();
        }
    }
}

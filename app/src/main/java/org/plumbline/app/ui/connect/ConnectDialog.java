package org.plumbline.app.ui.connect;

import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.work.Background;

/// Asks for a connection: the remembered ones on the left, the fields of one on the right.
public final class ConnectDialog extends Dialog<Void> {
    private static final ButtonType CONNECT = new ButtonType("_Connect", ButtonBar.ButtonData.OK_DONE);
    private static final ButtonType TEST = new ButtonType("_Test connection", ButtonBar.ButtonData.LEFT);
    private static final ButtonType SAVE = new ButtonType("_Save", ButtonBar.ButtonData.LEFT);

    private final ConnectViewModel model;

    /// With the fields of a new connection.
    public ConnectDialog(Window owner, ConnectionsViewModel connections, Background background) {
        this.model = new ConnectViewModel(connections, background);
        initOwner(owner);
        setTitle("Connect to a Database");
        setResizable(true);
        var view = new ConnectView(model);
        var pane = getDialogPane();
        pane.getStylesheets().add(PanelStyle.sheet());
        pane.getStyleClass().add("connect-dialog");
        pane.setContent(view);
        pane.getButtonTypes().addAll(CONNECT, TEST, SAVE, ButtonType.CLOSE);
        Button test = on(TEST, () -> {
            if (model.busyProperty().get()) {
                model.cancel();
            } else {
                model.test();
            }
        });
        model.busyProperty().subscribe(busy -> test.setText(busy ? "S_top" : "_Test connection"));
        on(SAVE, model::save).disableProperty().bind(model.busyProperty());
        on(CONNECT, () -> model.connect(this::close)).disableProperty().bind(model.busyProperty());
        // Escape stops an attempt first, then closes.
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.busyProperty().get()) {
                model.cancel();
                event.consume();
            }
        });
        setOnShown(_ -> view.focusFirst());
        setOnHidden(_ -> {
            model.forget();
            view.dispose();
        });
        model.startNew();
    }

    /// With the fields of a remembered one.
    public ConnectDialog edit(ConnectionRow row) {
        model.choose(row);
        return this;
    }

    /// Says why it is open.
    public ConnectDialog because(Throwable failure) {
        model.tell(failure);
        return this;
    }

    /// The dialog stays open.
    private Button on(ButtonType type, Runnable action) {
        var button = (Button) getDialogPane().lookupButton(type);
        button.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            action.run();
        });
        return button;
    }
}

package org.plumbline.app.ui.connect;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.connect.ConnectViewModel.Message;
import org.plumbline.app.ui.connect.ConnectViewModel.Tone;
import org.plumbline.app.ui.control.Segments;

/// The dialog's content.
final class ConnectView extends BorderPane {
    private enum Page { SERVER, ENCRYPTION, TUNNEL }

    private final ConnectViewModel model;
    private final TextField address = new TextField();
    private final ServerFields server;
    private final EncryptionFields encryption;
    private final TunnelFields tunnel;
    private final Segments<Page> pages;
    private final ListView<ConnectionRow> rows;
    private final ListChangeListener<ConnectionRow> rowsChanged = _ -> chooseAgain();

    ConnectView(ConnectViewModel model) {
        this.model = model;
        this.rows = new ListView<>(model.connections().rows());
        this.server = new ServerFields(model);
        this.tunnel = new TunnelFields(model);
        this.encryption = new EncryptionFields(model.form());
        var shown = new StackPane(server, encryption, tunnel);
        shown.setAlignment(Pos.TOP_LEFT);
        this.pages = new Segments<>(java.util.List.of(Page.values()), ConnectView::title, Page.SERVER, this::show);
        show(Page.SERVER);

        var right = new VBox(12, pastedAddress(), new HBox(pages), shown, message());
        right.getStyleClass().add("connect-form");
        VBox.setVgrow(shown, Priority.ALWAYS);
        setLeft(list());
        setCenter(right);
        model.messageProperty().subscribe(this::lead);
    }

    void focusFirst() {
        Message message = model.messageProperty().get();
        if (message.asksForPassword() || message.asksForSshSecret()) {
            lead(message);
        } else {
            address.requestFocus();
        }
    }

    /// The rows live longer than the dialog.
    void dispose() {
        model.connections().rows().removeListener(rowsChanged);
    }

    private static String title(Page page) {
        return switch (page) {
            case SERVER -> "Server";
            case ENCRYPTION -> "Encryption";
            case TUNNEL -> "SSH tunnel";
        };
    }

    private void show(Page page) {
        server.setVisible(page == Page.SERVER);
        encryption.setVisible(page == Page.ENCRYPTION);
        tunnel.setVisible(page == Page.TUNNEL);
    }

    /// To the field that a message asks to be filled.
    private void lead(Message message) {
        if (message.asksForPassword()) {
            pages.choose(Page.SERVER);
            show(Page.SERVER);
            server.focusPassword();
        } else if (message.asksForSshSecret()) {
            pages.choose(Page.TUNNEL);
            show(Page.TUNNEL);
            tunnel.focusSecret();
        }
    }

    private Node pastedAddress() {
        address.setPromptText("Paste an address: postgresql://user@host/database, a JDBC URL or service=NAME");
        address.setAccessibleText("An address to paste, which fills the fields");
        address.setId("address");
        address.textProperty().bindBidirectional(model.addressProperty());
        return address;
    }

    private Node list() {
        rows.setId("profiles");
        rows.setAccessibleText("Remembered connections");
        rows.setPlaceholder(placeholder());
        rows.setCellFactory(_ -> new RowCell());
        rows.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && model.chosenProperty().get().map(ConnectionRow::id).filter(row.id()::equals).isEmpty()) {
                model.choose(row);
            }
        });
        model.chosenProperty().subscribe(row -> {
            if (row.isPresent()) {
                rows.getSelectionModel().select(index(row.get()));
            } else {
                rows.getSelectionModel().clearSelection();
            }
        });
        model.connections().rows().addListener(rowsChanged);
        var fresh = new Button("_New");
        fresh.setOnAction(_ -> {
            model.startNew();
            focusFirst();
        });
        var remove = new Button("_Remove");
        remove.setOnAction(_ -> model.remove());
        model.chosenProperty().subscribe(row -> remove.setDisable(row.isEmpty()));
        var box = new VBox(8, rows, new HBox(8, fresh, remove));
        box.getStyleClass().add("connect-list");
        VBox.setVgrow(rows, Priority.ALWAYS);
        return box;
    }

    private void chooseAgain() {
        model.chosenProperty().get().ifPresent(row -> rows.getSelectionModel().select(index(row)));
    }

    private int index(ConnectionRow row) {
        return model.connections().rows().stream().map(ConnectionRow::id).toList().indexOf(row.id());
    }

    private static Label placeholder() {
        var none = new Label("Connections that you save or open stand here.");
        none.setWrapText(true);
        none.getStyleClass().add("dialog-words");
        return none;
    }

    private Node message() {
        var words = new Label();
        words.setId("message");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        var progress = new ProgressIndicator();
        progress.getStyleClass().add("connect-busy");
        progress.visibleProperty().bind(model.busyProperty());
        progress.managedProperty().bind(progress.visibleProperty());
        progress.setAccessibleText("Connecting");
        var trust = new Button("Tr_ust this key");
        trust.setOnAction(_ -> model.trust());
        trust.setMinWidth(Region.USE_PREF_SIZE);
        trust.managedProperty().bind(trust.visibleProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        var box = new HBox(10, progress, words, trust);
        box.setAlignment(Pos.CENTER_LEFT);
        model.messageProperty().subscribe(message -> {
            words.setText(message.sentence());
            words.getStyleClass().setAll("label", message.tone() == Tone.PLAIN ? "dialog-words" : "message-text");
            box.getStyleClass().setAll("connect-message", switch (message.tone()) {
                case PLAIN -> "connect-message-plain";
                case GOOD -> "connect-message-good";
                case BAD -> "connect-message-bad";
            });
            trust.setVisible(!message.unknownKey().isEmpty());
        });
        return box;
    }

    /// A connection's name and how it stands.
    private static final class RowCell extends ListCell<ConnectionRow> {
        @Override
        protected void updateItem(ConnectionRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : row.name());
            setGraphic(null);
            setTooltip(empty || row == null ? null : new javafx.scene.control.Tooltip(row.details()));
        }
    }
}

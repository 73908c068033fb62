package org.plumbline.app.ui.connect;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Where the database is and who connects.
final class ServerFields extends Fields {
    private final PasswordField password;

    ServerFields(ConnectViewModel model) {
        ProfileForm form = model.form();
        text("Na_me", form.name, "What you call it").setId("name");
        var host = new TextField();
        host.setId("host");
        host.textProperty().bindBidirectional(form.host);
        host.setPromptText("localhost");
        HBox.setHgrow(host, Priority.ALWAYS);
        var port = new TextField();
        port.setId("port");
        port.textProperty().bindBidirectional(form.port);
        port.setPromptText("5432");
        port.setPrefColumnCount(5);
        port.setAccessibleText("Port");
        var portName = new Label("P_ort");
        portName.setMnemonicParsing(true);
        portName.setLabelFor(port);
        portName.setMinWidth(USE_PREF_SIZE);
        var place = new HBox(8, host, portName, port);
        place.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        add("_Host", host, place);
        text("_Database", form.database, "As the user").setId("database");
        text("_User", form.user, System.getProperty("user.name")).setId("user");
        password = secret("_Password", model.passwordProperty(), "Empty: PGPASSWORD, ~/.pgpass, the keyring");
        password.setId("password");
        var keep = new CheckBox("_Keep it in the system's keyring");
        keep.selectedProperty().bindBidirectional(model.keepProperty());
        keep.disableProperty().bind(model.passwordProperty().isEmpty());
        add(keep, 1, getRowCount());
        text("Ser_vice", form.service, "A name in pg_service.conf").setId("service");
        note("Sessions are read-only. What is left empty comes from the service file, then from the PG* variables. "
                + "Passwords are written to no file.");
    }

    void focusPassword() {
        password.requestFocus();
    }
}

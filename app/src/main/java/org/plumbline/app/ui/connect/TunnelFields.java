package org.plumbline.app.ui.connect;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import org.plumbline.app.ui.connect.ProfileForm.LoginBy;
import org.plumbline.app.ui.control.Segments;

/// The way through an SSH server, if there is one.
final class TunnelFields extends Fields {
    private final PasswordField secret;

    TunnelFields(ConnectViewModel model) {
        ProfileForm form = model.form();
        var through = new CheckBox("Connect through an SS_H server");
        through.setId("tunnel");
        through.selectedProperty().bindBidirectional(form.tunnel);
        add(through, 1, 0);
        text("SSH h_ost", form.sshHost, "The host and port of the page Server are then seen from there").setId("ssh-host");
        text("SSH po_rt", form.sshPort, "22").setId("ssh-port");
        text("SSH _user", form.sshUser, System.getProperty("user.name")).setId("ssh-user");
        var login = new Segments<>(List.of(LoginBy.values()), by -> switch (by) {
            case KEY -> "Key file";
            case AGENT -> "Agent";
            case PASSWORD -> "Password";
        }, form.sshLogin.get(), form.sshLogin::set);
        form.sshLogin.subscribe(login::choose);
        add("Log in with", login, new HBox(login));
        Node key = file("_Key file", form.sshKey, "~/.ssh/id_ed25519");
        key.setId("ssh-key");
        secret = secret("_Passphrase or password", model.sshSecretProperty(), "Asked when it is needed; never stored");
        secret.setId("ssh-secret");
        file("Kno_wn hosts", form.knownHosts, "~/.ssh/known_hosts");
        for (Node field : getChildren()) {
            if (field != through) {
                field.disableProperty().bind(form.tunnel.not());
            }
        }
    }

    void focusSecret() {
        secret.requestFocus();
    }
}

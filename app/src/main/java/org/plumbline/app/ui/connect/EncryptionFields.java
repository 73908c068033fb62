package org.plumbline.app.ui.connect;

import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.plumbline.app.db.SslMode;

/// What a connection needs of SSL.
final class EncryptionFields extends Fields {
    EncryptionFields(ProfileForm form) {
        var mode = new ComboBox<Optional<SslMode>>();
        mode.getItems().setAll(ProfileForm.modes());
        mode.setConverter(new Words());
        mode.valueProperty().bindBidirectional(form.sslMode);
        mode.setMaxWidth(Double.MAX_VALUE);
        mode.setId("ssl-mode");
        add("SSL _mode", mode, mode);
        file("_Root certificate", form.rootCertificate, "~/.postgresql/root.crt").setId("root-certificate");
        file("C_lient certificate", form.certificate, "~/.postgresql/postgresql.crt");
        file("Client _key", form.key, "~/.postgresql/postgresql.pk8");
        note("Only verify-ca and verify-full check who answers; verify-full also checks that the certificate is for this host.");
    }

    private static final class Words extends StringConverter<Optional<SslMode>> {
        @Override
        public String toString(Optional<SslMode> mode) {
            if (mode == null || mode.isEmpty()) {
                return "not set: as the service or PGSSLMODE has it, else prefer";
            }
            return mode.get().word() + switch (mode.get()) {
                case DISABLE -> ": never encrypted";
                case ALLOW -> ": encrypted if the server insists";
                case PREFER -> ": encrypted if the server can";
                case REQUIRE -> ": encrypted, the server is not checked";
                case VERIFY_CA -> ": encrypted, the certificate is checked";
                case VERIFY_FULL -> ": encrypted, certificate and host name are checked";
            };
        }

        @Override
        public Optional<SslMode> fromString(String text) {
            return SslMode.of(text);
        }
    }
}

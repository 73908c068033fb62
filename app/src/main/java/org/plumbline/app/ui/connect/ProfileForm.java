package org.plumbline.app.ui.connect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.SshSettings;
import org.plumbline.app.db.SshSettings.SshLogin;
import org.plumbline.app.db.SslMode;
import org.plumbline.app.db.SslSettings;

/// The fields of a profile, as they are typed.
final class ProfileForm {
    /// How one logs in at the SSH server.
    enum LoginBy { KEY, AGENT, PASSWORD }

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty port = new SimpleStringProperty("");
    final StringProperty database = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty service = new SimpleStringProperty("");
    final ObjectProperty<Optional<SslMode>> sslMode = new SimpleObjectProperty<>(Optional.empty());
    final StringProperty rootCertificate = new SimpleStringProperty("");
    final StringProperty certificate = new SimpleStringProperty("");
    final StringProperty key = new SimpleStringProperty("");
    final BooleanProperty tunnel = new SimpleBooleanProperty();
    final StringProperty sshHost = new SimpleStringProperty("");
    final StringProperty sshPort = new SimpleStringProperty("");
    final StringProperty sshUser = new SimpleStringProperty("");
    final ObjectProperty<LoginBy> sshLogin = new SimpleObjectProperty<>(LoginBy.KEY);
    final StringProperty sshKey = new SimpleStringProperty("");
    final StringProperty knownHosts = new SimpleStringProperty("");

    private String id = UUID.randomUUID().toString();
    private Map<String, String> options = Map.of();

    /// Shows this profile.
    void show(ConnectionProfile profile) {
        id = profile.id();
        name.set(profile.name());
        showPlace(profile);
        Optional<SshSettings> through = profile.tunnel();
        tunnel.set(through.isPresent());
        sshHost.set(through.map(SshSettings::host).orElse(""));
        sshPort.set(text(through.map(SshSettings::port).orElse(OptionalInt.empty())));
        sshUser.set(through.flatMap(SshSettings::user).orElse(""));
        knownHosts.set(through.flatMap(SshSettings::knownHosts).orElse(""));
        sshKey.set("");
        sshLogin.set(through.map(settings -> switch (settings.login()) {
            case SshLogin.KeyFile(String path) -> {
                sshKey.set(path);
                yield LoginBy.KEY;
            }
            case SshLogin.Agent() -> LoginBy.AGENT;
            case SshLogin.Password() -> LoginBy.PASSWORD;
        }).orElse(LoginBy.KEY));
    }

    /// Takes what an address says; name (where one is given) and tunnel stay.
    void take(ConnectionProfile pasted) {
        if (name.get().isBlank()) {
            name.set(pasted.name());
        }
        showPlace(pasted);
    }

    /// What the fields say.
    ///
    /// @throws IllegalArgumentException a sentence about the first that cannot be
    ConnectionProfile profile() {
        var ssl = new SslSettings(sslMode.get(), typed(rootCertificate), typed(certificate), typed(key));
        Optional<SshSettings> through = tunnel.get() ? Optional.of(new SshSettings(
                sshHost.get().strip(), number(sshPort, "port of the SSH server"), typed(sshUser), login(), typed(knownHosts)))
                : Optional.empty();
        var profile = new ConnectionProfile(id, name.get().strip(), typed(service), typed(host), number(port, "port"), typed(database),
                typed(user), ssl, through, options);
        return profile.name().isEmpty() ? profile.named(profile.place()) : profile;
    }

    private void showPlace(ConnectionProfile profile) {
        host.set(profile.host().orElse(""));
        port.set(text(profile.port()));
        database.set(profile.database().orElse(""));
        user.set(profile.user().orElse(""));
        service.set(profile.service().orElse(""));
        sslMode.set(profile.ssl().mode());
        rootCertificate.set(profile.ssl().rootCertificate().orElse(""));
        certificate.set(profile.ssl().certificate().orElse(""));
        key.set(profile.ssl().key().orElse(""));
        options = profile.options();
    }

    private SshLogin login() {
        return switch (sshLogin.get()) {
            case KEY -> new SshLogin.KeyFile(typed(sshKey)
                    .orElseThrow(() -> new IllegalArgumentException("The SSH tunnel needs the path of a key file.")));
            case AGENT -> new SshLogin.Agent();
            case PASSWORD -> new SshLogin.Password();
        };
    }

    private static Optional<String> typed(StringProperty field) {
        return Optional.of(field.get().strip()).filter(text -> !text.isEmpty());
    }

    private static OptionalInt number(StringProperty field, String what) {
        Optional<String> text = typed(field);
        try {
            return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("The " + what + " is a number, not '" + text.get() + "'.");
        }
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    /// Every mode that can be chosen, first that of libpq's default.
    static List<Optional<SslMode>> modes() {
        var modes = new java.util.ArrayList<Optional<SslMode>>();
        modes.add(Optional.empty());
        List.of(SslMode.values()).forEach(mode -> modes.add(Optional.of(mode)));
        return modes;
    }
}

package org.plumbline.app.db;

import java.util.Map;
import java.util.Optional;

/// What a connection needs besides its profile, for as long as it is open. Never written down.
///
/// @param password of the database; absent: the service file, `PGPASSWORD` and the password file are asked
/// @param sshSecret of the tunnel: its password, or the passphrase of its key file
/// @param trustedHostKey the fingerprint (`SHA256:...`) of an SSH host key that the person has just accepted
/// @param environment the `PG*` variables and `SSH_AUTH_SOCK`
public record Login(
        Optional<Secret> password, Optional<Secret> sshSecret, Optional<String> trustedHostKey, Map<String, String> environment)
        implements AutoCloseable {

    public Login {
        environment = Map.copyOf(environment);
    }

    /// Nothing but what this process's environment says.
    public static Login ofEnvironment() {
        return new Login(Optional.empty(), Optional.empty(), Optional.empty(), System.getenv());
    }

    public Login withPassword(Secret given) {
        return new Login(Optional.of(given), sshSecret, trustedHostKey, environment);
    }

    public Login withSshSecret(Secret given) {
        return new Login(password, Optional.of(given), trustedHostKey, environment);
    }

    public Login trusting(String fingerprint) {
        return new Login(password, sshSecret, Optional.of(fingerprint), environment);
    }

    /// The password of these parameters, wherever it is; an empty one where it is nowhere, so that the driver does not look by itself.
    Secret passwordOf(Parameters parameters) {
        return password.map(Secret::copy)
                .or(() -> parameters.get("password").map(Secret::of))
                .or(() -> Optional.ofNullable(environment.get("PGPASSWORD")).map(Secret::of))
                .or(() -> PasswordFile.of(environment).password(parameters))
                .orElseGet(Secret::of);
    }

    /// The same with secrets of its own, which outlive the closing of this one.
    Login copy() {
        return new Login(password.map(Secret::copy), sshSecret.map(Secret::copy), trustedHostKey, environment);
    }

    /// Wipes the secrets.
    @Override
    public void close() {
        password.ifPresent(Secret::close);
        sshSecret.ifPresent(Secret::close);
    }

    /// Without environment and secrets.
    @Override
    public String toString() {
        return "Login";
    }
}

package org.plumbline.app.db;

import java.util.Optional;
import java.util.OptionalInt;

/// The SSH server through which a database is reached.
///
/// @param host where it runs
/// @param port absent: 22
/// @param user absent: the system's user
/// @param login how one logs in there
/// @param knownHosts the file of trusted host keys; absent: `~/.ssh/known_hosts`
public record SshSettings(String host, OptionalInt port, Optional<String> user, SshLogin login, Optional<String> knownHosts) {
    private static final int SSH = 22;

    public SshSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The SSH tunnel needs a host.");
        }
    }

    /// How one logs in.
    public sealed interface SshLogin {
        /// With a key file, which may have a passphrase.
        record KeyFile(String path) implements SshLogin {}

        /// With the keys that the agent at `SSH_AUTH_SOCK` holds.
        record Agent() implements SshLogin {}

        /// With a password, which is asked.
        record Password() implements SshLogin {}
    }

    int portOrDefault() {
        return port.orElse(SSH);
    }

    String userOrDefault() {
        return user.orElse(System.getProperty("user.name"));
    }

    /// `user@host:port`.
    public String place() {
        return userOrDefault() + "@" + host + ":" + portOrDefault();
    }
}

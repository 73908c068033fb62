package org.plumbline.app.db;

import java.util.Optional;

/// Somebody who can be asked for what a connection still needs: a person at a terminal, a keyring.
public interface Prompt {
    /// Nobody is there.
    Prompt NOBODY = new Prompt() {
        @Override
        public Optional<Secret> secret(ServerFailure why, ConnectionProfile profile) {
            return Optional.empty();
        }

        @Override
        public boolean trusts(ServerFailure why) {
            return false;
        }
    };

    /// A password or a passphrase.
    ///
    /// @param why what the server said: of kind `PASSWORD` or `SSH_SECRET`
    /// @return none to give up
    Optional<Secret> secret(ServerFailure why, ConnectionProfile profile);

    /// Whether an SSH server is the right one.
    ///
    /// @param why its message names the fingerprint
    boolean trusts(ServerFailure why);
}

package org.plumbline.app.store;

import java.util.Optional;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.Prompt;
import org.plumbline.app.db.Secret;
import org.plumbline.app.db.ServerFailure;

/// Asks the keyring for the password of a database, once; it trusts nobody.
public final class KeyringPrompt implements Prompt {
    private boolean asked;

    @Override
    public Optional<Secret> secret(ServerFailure why, ConnectionProfile profile) {
        if (asked || why.kind() != ServerFailure.Kind.PASSWORD) {
            return Optional.empty();
        }
        asked = true;
        return Keyring.password(profile.id());
    }

    @Override
    public boolean trusts(ServerFailure why) {
        return false;
    }
}

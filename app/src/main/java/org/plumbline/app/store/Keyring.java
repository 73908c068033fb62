package org.plumbline.app.store;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;
import org.plumbline.app.db.Secret;

/// The operating system's keyring: the Secret Service or KWallet, macOS's Keychain, Windows' Credential Manager. Where there is none,
/// nothing is kept, in no file either.
public final class Keyring {
    private static final String SERVICE = "Plumbline";

    /// A plain sentence: no keyring, or it does not do what was asked.
    public static final class KeyringFailure extends Exception {
        private static final long serialVersionUID = 1;

        KeyringFailure(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    private Keyring() {}

    /// The password of a profile; none where none is kept, or there is no keyring.
    ///
    /// @param id the profile's
    public static Optional<Secret> password(String id) {
        try {
            return Optional.ofNullable(with(ring -> ring.getPassword(SERVICE, id))).map(Secret::of);
        } catch (KeyringFailure _) {
            return Optional.empty();
        }
    }

    /// Keeps a password.
    ///
    /// @throws KeyringFailure when it is not kept
    public static void keep(String id, Secret password) throws KeyringFailure {
        with(ring -> {
            ring.setPassword(SERVICE, id, password.reveal());
            return id;
        });
    }

    /// Removes a password, if there is one.
    public static void forget(String id) {
        try {
            with(ring -> {
                ring.deletePassword(SERVICE, id);
                return id;
            });
        } catch (KeyringFailure _) {
            // none was kept
        }
    }

    private interface Use {
        String of(com.github.javakeyring.Keyring ring) throws PasswordAccessException;
    }

    private static String with(Use use) throws KeyringFailure {
        try {
            com.github.javakeyring.Keyring ring = com.github.javakeyring.Keyring.create();
            try {
                return use.of(ring);
            } finally {
                ring.close();
            }
        } catch (BackendNotSupportedException | LinkageError none) {
            throw new KeyringFailure("This computer has no keyring that answers, so the password is not kept: it is asked again next time.",
                    none);
        } catch (Exception failed) { // what its backends throw on closing
            throw new KeyringFailure("The keyring did not do it, so the password is not kept: it is asked again next time.", failed);
        }
    }
}

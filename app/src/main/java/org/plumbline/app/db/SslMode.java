package org.plumbline.app.db;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What libpq's `sslmode` says: how much encryption a connection needs, and what is checked of the server.
public enum SslMode {
    DISABLE, ALLOW, PREFER, REQUIRE, VERIFY_CA, VERIFY_FULL;

    /// As libpq and the driver write it: `verify-full`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The mode of this word; none where there is no such mode.
    public static Optional<SslMode> of(String word) {
        return List.of(values()).stream().filter(mode -> mode.word().equals(word.strip().toLowerCase(Locale.ROOT))).findFirst();
    }
}

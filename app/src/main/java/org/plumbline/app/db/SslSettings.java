package org.plumbline.app.db;

import java.util.Optional;

/// How a connection is encrypted. Files are named as the person wrote them; absent, the driver looks in `~/.postgresql`.
///
/// @param mode absent: `prefer`, as libpq has it
/// @param rootCertificate the authorities that are trusted, PEM (`sslrootcert`)
/// @param certificate the client's own, PEM (`sslcert`)
/// @param key the client's key: PKCS#8 as DER or PEM, or PKCS#12 (`sslkey`)
public record SslSettings(Optional<SslMode> mode, Optional<String> rootCertificate, Optional<String> certificate, Optional<String> key) {
    public static final SslSettings NONE = new SslSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

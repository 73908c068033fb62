package org.plumbline.app.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.jdbcurlresolver.PgPassParser;

/// libpq's password file: `PGPASSFILE`, or `~/.pgpass` (`%APPDATA%\postgresql\pgpass.conf` on Windows). The driver reads it; what it does
/// not do is libpq's rule that a file which others may read is ignored.
///
/// @param path may not exist
record PasswordFile(Path path) {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    static PasswordFile of(Map<String, String> environment) {
        Optional<String> appData = Optional.ofNullable(environment.get("APPDATA"))
                .filter(_ -> System.getProperty("os.name").startsWith("Windows"));
        return new PasswordFile(Optional.ofNullable(System.getProperty("org.postgresql.pgpassfile"))
                .or(() -> Optional.ofNullable(environment.get("PGPASSFILE"))).map(Path::of)
                .or(() -> appData.map(folder -> Path.of(folder, "postgresql", "pgpass.conf")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".pgpass")));
    }

    /// The password of the first line that fits.
    Optional<Secret> password(Parameters parameters) {
        return Files.isReadable(path) && warning().isEmpty()
                ? Optional.ofNullable(PgPassParser.getPassword(
                        parameters.host(), parameters.port(), parameters.database(), parameters.user())).map(Secret::of)
                : Optional.empty();
    }

    /// Why the file is not read, as a sentence; none where it is, or where there is none.
    Optional<String> warning() {
        try {
            if (Files.exists(path) && Files.getFileStore(path).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
                return Optional.of("The password file " + path + " is ignored, as others may read it: run chmod 600 on it.");
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("The password file " + path + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }
}

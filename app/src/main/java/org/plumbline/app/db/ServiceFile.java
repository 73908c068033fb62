package org.plumbline.app.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// libpq's connection service files: `[name]` and under it `keyword=value` lines. Read here, as the driver's own reader refuses libpq's
/// keywords (`connect_timeout`).
///
/// @param files those to look in, in this order; some may not exist
record ServiceFile(List<Path> files) {
    /// `PGSERVICEFILE`, or `~/.pg_service.conf`; then `pg_service.conf` in `PGSYSCONFDIR`.
    static ServiceFile of(Map<String, String> environment) {
        Path own = Optional.ofNullable(environment.get("PGSERVICEFILE")).map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".pg_service.conf"));
        Optional<Path> shared = Optional.ofNullable(environment.get("PGSYSCONFDIR")).map(folder -> Path.of(folder, "pg_service.conf"));
        return new ServiceFile(Stream.concat(Stream.of(own), shared.stream()).toList());
    }

    /// The connection parameters of a service, by libpq's keyword.
    ///
    /// @throws ServerFailure when no file has it, or one cannot be read
    Map<String, String> parameters(String service) throws ServerFailure {
        for (Path file : files) {
            try {
                Optional<Map<String, String>> found = Files.exists(file) ? section(Files.readAllLines(file), service) : Optional.empty();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (IOException unreadable) {
                throw new ServerFailure(ServerFailure.Kind.SETTINGS, "The service file " + file + " cannot be read: "
                        + unreadable.getMessage() + ". Are you allowed to read it?", unreadable);
            }
        }
        throw new ServerFailure(ServerFailure.Kind.SETTINGS, "There is no service [" + service + "] in "
                + String.join(" or ", files.stream().map(Path::toString).toList()) + ": write it there, or check its name.", null);
    }

    private static Optional<Map<String, String>> section(List<String> lines, String service) {
        Optional<Map<String, String>> found = Optional.empty();
        for (String line : lines.stream().map(String::strip).filter(text -> !text.isEmpty() && !text.startsWith("#")).toList()) {
            if (line.startsWith("[")) {
                if (found.isPresent()) {
                    return found;
                }
                found = line.equals("[" + service + "]") ? Optional.of(new LinkedHashMap<>()) : Optional.empty();
            } else if (line.contains("=")) {
                int equals = line.indexOf('=');
                found.ifPresent(values -> values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
            }
        }
        return found;
    }
}

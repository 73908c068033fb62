package org.plumbline.app.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where this system wants an application to keep what it remembers.
public final class ConfigDirectory {
    private ConfigDirectory() {}

    public static Path ofThisSystem() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /// `%APPDATA%\Plumbline`, `~/Library/Application Support/Plumbline`, or `$XDG_CONFIG_HOME/plumbline` (`~/.config/plumbline`).
    static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return given(environment, "APPDATA", home.resolve("AppData").resolve("Roaming")).resolve("Plumbline");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Plumbline");
        }
        return given(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("plumbline");
    }

    /// The XDG specification: a relative path there is to be ignored.
    static Path given(Map<String, String> environment, String variable, Path otherwise) {
        return Optional.ofNullable(environment.get(variable))
                .filter(Predicate.not(String::isBlank))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(otherwise);
    }
}

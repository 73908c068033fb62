package org.plumbline.app.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this system wants an application to keep what can be made anew.
public final class CacheDirectory {
    private CacheDirectory() {}

    public static Path ofThisSystem() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /// `%LOCALAPPDATA%\Plumbline`, `~/Library/Caches/Plumbline`, or `$XDG_CACHE_HOME/plumbline` (`~/.cache/plumbline`).
    static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return ConfigDirectory.given(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local")).resolve("Plumbline");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("Plumbline");
        }
        return ConfigDirectory.given(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("plumbline");
    }
}

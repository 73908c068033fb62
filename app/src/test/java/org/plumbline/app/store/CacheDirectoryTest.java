package org.plumbline.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheDirectoryTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void isWhereEachSystemKeepsWhatCanBeMadeAnew() {
        assertThat(CacheDirectory.of("Linux", HOME, Map.of())).isEqualTo(Path.of("/home/ada/.cache/plumbline"));
        assertThat(CacheDirectory.of("Linux", HOME, Map.of("XDG_CACHE_HOME", "/var/ada"))).isEqualTo(Path.of("/var/ada/plumbline"));
        assertThat(CacheDirectory.of("Mac OS X", HOME, Map.of())).isEqualTo(Path.of("/home/ada/Library/Caches/Plumbline"));
        assertThat(CacheDirectory.of("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local/Plumbline"));
    }
}

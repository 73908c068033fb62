package org.plumbline.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDirectoryTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void followsXdgOnLinux() {
        assertThat(ConfigDirectory.of("Linux", HOME, Map.of())).isEqualTo(Path.of("/home/ada/.config/plumbline"));
        assertThat(ConfigDirectory.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/etc/ada"))).isEqualTo(Path.of("/etc/ada/plumbline"));
        assertThat(ConfigDirectory.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "here"))).isEqualTo(Path.of("/home/ada/.config/plumbline"));
    }

    @Test
    void usesTheSystemsOwnPlaceElsewhere() {
        assertThat(ConfigDirectory.of("Mac OS X", HOME, Map.of()))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Plumbline"));
        assertThat(ConfigDirectory.of("Windows 11", HOME, Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/Plumbline"));
        assertThat(ConfigDirectory.of("Windows 11", HOME, Map.of())).isEqualTo(Path.of("/home/ada/AppData/Roaming/Plumbline"));
    }
}

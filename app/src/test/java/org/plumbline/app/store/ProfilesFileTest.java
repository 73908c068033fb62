package org.plumbline.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.SshSettings;
import org.plumbline.app.db.SshSettings.SshLogin;
import org.plumbline.app.db.SslMode;
import org.plumbline.app.db.SslSettings;

class ProfilesFileTest {
    @TempDir
    private Path folder;

    private ProfilesFile file;

    @BeforeEach
    void choose() {
        file = ProfilesFile.in(folder.resolve("new"));
    }

    @Test
    void remembersEverythingButPasswords() throws IOException {
        var full = new ConnectionProfile("1", "Großer \"Laden\"", Optional.of("shop"), Optional.of("db.example"), OptionalInt.of(5433),
                Optional.of("shop"), Optional.of("ann"),
                new SslSettings(Optional.of(SslMode.VERIFY_FULL), Optional.of("/ca.pem"), Optional.of("/me.crt"), Optional.of("/me.key")),
                Optional.of(new SshSettings(
                        "gate", OptionalInt.of(2222), Optional.of("bob"), new SshLogin.KeyFile("/id"), Optional.of("/kh"))),
                Map.of("connect_timeout", "3"));
        var pasted = ConnectionProfile.of("postgresql://me:hidden@h/d").withTunnel(Optional.of(
                new SshSettings("gate", OptionalInt.empty(), Optional.empty(), new SshLogin.Password(), Optional.empty())));
        file.write(List.of(full, pasted));

        assertThat(file.read()).isEqualTo(new ProfilesFile.Content(List.of(full, pasted), Optional.empty()));
        assertThat(file.path()).content().doesNotContain("hidden");
        assertThat(folder.resolve("new")).isDirectoryContaining("glob:**/connections.json").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void isEmptyWhereThereIsNone() {
        assertThat(file.read()).isEqualTo(new ProfilesFile.Content(List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"name": "a", "host": "h", }]                      | line 1
            {"name": "a"}                                       | expected a list
            [{"name": "a", "hots": "h"}]                        | 'hots' is nothing that a connection has
            [{"name": "a", "port": "54x"}]                      | port '54x' is no number
            [{"name": "a", "sslMode": "maybe"}]                 | 'maybe' is no SSL mode
            [{"host": "h"}]                                     | name is missing
            [{"name": "a", "sshHost": "g", "sshLogin": "key"}]  | sshKey
            [{"name": "a"                                       | line
            """)
    void saysWhatIsWrongInAFileEditedByHandAndKeepsIt(String broken, String why) throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), broken);

        assertThat(file.read().trouble()).hasValueSatisfying(sentence -> assertThat(sentence).contains(why, "connections.json"));

        file.write(List.of(ConnectionProfile.empty("new")));
        assertThat(file.read().profiles()).hasSize(1);
        assertThat(file.path().resolveSibling("connections.broken-1.json")).hasContent(broken);
    }
}

package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.ServerFailure.Kind;
import org.plumbline.app.db.SshSettings.SshLogin;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.ssl.Certificate;
import org.plumbline.testkit.ssl.Encryption;

/// A database behind a real SSH server.
@NeedsPostgres
@Timeout(60)
class SshTunnelTest extends OneServer {
    private static final String PASSPHRASE = "open sesame";
    private static SshServer gate;
    private static KeyPair hostKey;
    private static KeyPair userKey;

    @TempDir
    private Path folder;

    private Path knownHosts;

    @BeforeAll
    static void openTheGate() throws IOException, GeneralSecurityException {
        hostKey = key();
        userKey = key();
        gate = SshServer.setUpDefaultServer();
        gate.setHost("127.0.0.1");
        gate.setPort(0);
        gate.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        gate.setPasswordAuthenticator((user, password, _) -> user.equals("bob") && password.equals("right"));
        gate.setPublickeyAuthenticator((user, key, _) -> user.equals("bob") && KeyUtils.compareKeys(key, userKey.getPublic()));
        gate.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        gate.start();
    }

    @AfterAll
    static void closeTheGate() throws IOException {
        gate.stop(true);
    }

    @BeforeEach
    void know() throws IOException {
        knownHosts = folder.resolve("known_hosts");
        Files.writeString(knownHosts, knownHostsLine(hostKey));
    }

    @Test
    void leadsToTheDatabaseWithAPassword() throws ServerFailure {
        assertThat(open(new SshLogin.Password(), login().withSshSecret(Secret.of("right"))).major()).isEqualTo(18);
        assertThat(failure(new SshLogin.Password(), login()).kind()).isEqualTo(Kind.SSH_SECRET);
        assertThat(failure(new SshLogin.Password(), login().withSshSecret(Secret.of("wrong"))))
                .hasMessageContaining("with this password").hasMessageNotContaining("wrong")
                .extracting(ServerFailure::kind).isEqualTo(Kind.SSH_SECRET);
    }

    /// The certificate is the database's, not the gate's.
    @Test
    void checksWhoAnswersAtItsEnd() throws ServerFailure, IOException, SQLException {
        Certificate own = Certificate.make(folder, "server", "localhost");
        Certificate other = Certificate.make(folder, "other", "localhost");
        Encryption.on(server(), own, other);
        assertThat(verified(own).encrypted()).isTrue();
        assertThat(catchThrowableOfType(ServerFailure.class, () -> verified(other)).kind()).isEqualTo(Kind.CERTIFICATE);
    }

    private ServerInfo verified(Certificate root) throws ServerFailure {
        return open("?sslmode=verify-full&sslrootcert=" + root.certificate(), gate(new SshLogin.Password()),
                login().withSshSecret(Secret.of("right")));
    }

    @Test
    void leadsToTheDatabaseWithAKeyAndItsPassphrase() throws ServerFailure, IOException, GeneralSecurityException {
        var file = new SshLogin.KeyFile(write(userKey, Optional.empty()).toString());
        assertThat(open(file, login()).major()).isEqualTo(18);

        var locked = new SshLogin.KeyFile(write(userKey, Optional.of(PASSPHRASE)).toString());
        assertThat(failure(locked, login())).hasMessageContaining("needs its passphrase").extracting(ServerFailure::kind)
                .isEqualTo(Kind.SSH_SECRET);
        assertThat(failure(locked, login().withSshSecret(Secret.of("no")))).hasMessageContaining("does not open");
        assertThat(open(locked, login().withSshSecret(Secret.of(PASSPHRASE))).major()).isEqualTo(18);

        var stranger = new SshLogin.KeyFile(write(key(), Optional.empty()).toString());
        assertThat(failure(stranger, login())).hasMessageContaining("authorized_keys").extracting(ServerFailure::kind).isEqualTo(Kind.SSH);
        assertThat(failure(new SshLogin.KeyFile("/no/such/key"), login())).hasMessageContaining("There is no key file");
    }

    @Test
    void leadsToTheDatabaseWithTheAgent() throws ServerFailure, IOException, GeneralSecurityException, InterruptedException {
        assertThat(failure(new SshLogin.Agent(), login())).hasMessageContaining("SSH_AUTH_SOCK");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "There is no ssh-agent here.");
        Path socket = folder.resolve("agent");
        Process agent = new ProcessBuilder("/usr/bin/ssh-agent", "-D", "-a", socket.toString()).redirectErrorStream(true).start();
        try {
            assertThat(agent.inputReader(java.nio.charset.StandardCharsets.UTF_8).readLine()).contains("SSH_AUTH_SOCK");
            Map<String, String> environment = Map.of("SSH_AUTH_SOCK", socket.toString());
            var add = new ProcessBuilder("/usr/bin/ssh-add", "-q", write(userKey, Optional.empty()).toString());
            add.environment().putAll(environment);
            assertThat(add.start().waitFor()).isZero();

            assertThat(open(new SshLogin.Agent(), new Login(Optional.empty(), Optional.empty(), Optional.empty(), environment)).major())
                    .isEqualTo(18);
        } finally {
            agent.destroy();
        }
    }

    @Test
    void asksBeforeItTrustsAnUnknownHostAndRemembersTheAnswer() throws IOException, ServerFailure {
        Files.delete(knownHosts);
        Login right = login().withSshSecret(Secret.of("right"));
        ServerFailure unknown = failure(new SshLogin.Password(), right);
        assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_HOST_KEY);
        assertThat(unknown.detail()).startsWith("SHA256:").isEqualTo(KeyUtils.getFingerPrint(hostKey.getPublic()));
        assertThat(unknown).hasMessageContaining(unknown.detail());
        assertThat(knownHosts).doesNotExist();

        assertThat(failure(new SshLogin.Password(), right.trusting("SHA256:another")).kind()).isEqualTo(Kind.UNKNOWN_HOST_KEY);
        Login trusting = login().withSshSecret(Secret.of("right")).trusting(unknown.detail());
        assertThat(open(new SshLogin.Password(), trusting).major()).isEqualTo(18);
        assertThat(open(new SshLogin.Password(), login().withSshSecret(Secret.of("right"))).major()).isEqualTo(18);
    }

    @Test
    void refusesAHostWhoseKeyHasChanged() throws IOException, GeneralSecurityException {
        String other = knownHostsLine(key());
        Files.writeString(knownHosts, other);
        Login right = login().withSshSecret(Secret.of("right")).trusting(KeyUtils.getFingerPrint(hostKey.getPublic()));

        assertThat(failure(new SshLogin.Password(), right)).hasMessageContaining("another than before").hasMessageContaining("known_hosts")
                .extracting(ServerFailure::kind).isEqualTo(Kind.CHANGED_HOST_KEY);
        assertThat(knownHosts).hasContent(other);
    }

    @Test
    void saysWhereItBreaksOff() {
        var nowhere = new SshSettings("127.0.0.1", OptionalInt.of(1), Optional.of("bob"), new SshLogin.Password(),
                Optional.of(knownHosts.toString()));
        assertThat(catchThrowableOfType(ServerFailure.class, () -> open(nowhere, login().withSshSecret(Secret.of("right")))))
                .hasMessageContaining("No SSH server answers at 127.0.0.1:1");
    }

    private static Login login() {
        return new Login(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    private ServerFailure failure(SshLogin by, Login login) {
        var failure = catchThrowableOfType(ServerFailure.class, () -> open(by, login));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).matches(".*[.?]").doesNotContain("Exception");
        return failure;
    }

    private ServerInfo open(SshLogin by, Login login) throws ServerFailure {
        return open(gate(by), login);
    }

    private SshSettings gate(SshLogin by) {
        return new SshSettings("127.0.0.1", OptionalInt.of(gate.getPort()), Optional.of("bob"), by, Optional.of(knownHosts.toString()));
    }

    private static ServerInfo open(SshSettings through, Login login) throws ServerFailure {
        return open("", through, login);
    }

    /// The database's host name is one that only the SSH server may know.
    private static ServerInfo open(String options, SshSettings through, Login login) throws ServerFailure {
        var profile = ConnectionProfile.of("postgresql://postgres@localhost:" + server().port() + "/postgres" + options);
        var patience = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(40));
        try (var database = new Database(profile.withTunnel(Optional.of(through)), login, patience)) {
            return database.open();
        }
    }

    private static KeyPair key() throws GeneralSecurityException {
        return SecurityUtils.getKeyPairGenerator("Ed25519").generateKeyPair();
    }

    private static String knownHostsLine(KeyPair pair) throws IOException {
        var key = new StringBuilder("[127.0.0.1]:" + gate.getPort() + " ");
        org.apache.sshd.common.config.keys.PublicKeyEntry.appendPublicKeyEntry(key, pair.getPublic());
        return key.append('\n').toString();
    }

    private Path write(KeyPair pair, Optional<String> passphrase) throws IOException, GeneralSecurityException {
        Path file = Files.createTempFile(folder, "id", "");
        Optional<OpenSSHKeyEncryptionContext> locked = passphrase.map(words -> {
            var context = new OpenSSHKeyEncryptionContext();
            context.setPassword(words);
            context.setCipherType("256");
            return context;
        });
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", locked.orElse(null), out);
        }
        return file;
    }
}

package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.ServerFailure.Kind;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// A server with a certificate that nobody but itself has signed.
@NeedsPostgres
@Timeout(120)
class SslTest extends OneServer {
    @TempDir
    private static Path folder;

    @BeforeAll
    @Timeout(60)
    static void encrypt() throws IOException, SQLException, InterruptedException {
        certificate("server");
        certificate("other");
        install("server.crt");
        install("server.key");
        run("ALTER SYSTEM SET ssl_cert_file = 'server.crt'");
        run("ALTER SYSTEM SET ssl_key_file = 'server.key'");
        run("ALTER SYSTEM SET ssl = on");
        run("SELECT pg_reload_conf()");
        while (!ask("SHOW ssl").equals(List.of("on"))) {
            run("SELECT 1");
        }
    }

    @Test
    void isEncryptedWhereTheServerCanAndSaysSo() throws ServerFailure {
        assertThat(open("localhost", "prefer", "").encrypted()).isTrue();
        assertThat(open("localhost", "disable", "").encrypted()).isFalse();
        assertThat(open("localhost", "require", "").encrypted()).isTrue();
    }

    @Test
    void trustsTheRightRootAloneAndTheRightNameAlone() throws ServerFailure {
        assertThat(open("localhost", "verify-full", "server").encrypted()).isTrue();
        assertThat(failure("localhost", "verify-full", "other")).hasMessageContaining("is not signed by the root certificate")
                .extracting(ServerFailure::kind).isEqualTo(Kind.CERTIFICATE);
        assertThat(failure("127.0.0.1", "verify-full", "server")).hasMessageContaining("another host name")
                .extracting(ServerFailure::kind).isEqualTo(Kind.HOST_NAME);
        assertThat(open("127.0.0.1", "verify-ca", "server").encrypted()).isTrue();
        assertThat(failure("localhost", "verify-full", "nosuch")).hasMessageContaining("nosuch.crt")
                .extracting(ServerFailure::kind).isEqualTo(Kind.CERTIFICATE);
    }

    private static ServerFailure failure(String host, String mode, String root) {
        var failure = catchThrowableOfType(ServerFailure.class, () -> open(host, mode, root));
        assertThat(failure.getMessage()).endsWith(".").doesNotContain("Exception");
        return failure;
    }

    private static ServerInfo open(String host, String mode, String root) throws ServerFailure {
        String rootFile = root.isEmpty() ? "" : "&sslrootcert=" + folder.resolve(root + ".crt");
        try (var database = new Database(
                ConnectionProfile.of("postgresql://postgres@" + host + ":" + server().port() + "/postgres?sslmode=" + mode + rootFile),
                new Login(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(40)))) {
            return database.open();
        }
    }

    /// The JDK's own tool makes it; it keeps keys in a store alone, so that ours is taken out of it.
    private static void certificate(String name) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        var tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "it",
                "-keyalg", "EC", "-validity", "30", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-ext", "bc:c",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit").redirectErrorStream(true).start();
        assertThat(tool.waitFor()).as(() -> text(tool)).isZero();
        try (var in = Files.newInputStream(store)) {
            var keys = java.security.KeyStore.getInstance("PKCS12");
            keys.load(in, "changeit".toCharArray());
            pem(name + ".crt", "CERTIFICATE", keys.getCertificate("it").getEncoded());
            pem(name + ".key", "PRIVATE KEY", keys.getKey("it", "changeit".toCharArray()).getEncoded());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Process tool) {
        try {
            return new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static void pem(String file, String what, byte[] bytes) throws IOException {
        Files.writeString(folder.resolve(file), "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n");
    }

    private static void install(String file) throws IOException {
        Path data = server().dataDirectory();
        Path there = Files.copy(folder.resolve(file), data.resolve(file));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rw-------"));
        Files.setOwner(there, Files.getOwner(data));
    }
}

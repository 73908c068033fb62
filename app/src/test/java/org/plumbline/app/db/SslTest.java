package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.ServerFailure.Kind;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.ssl.Certificate;
import org.plumbline.testkit.ssl.Encryption;

/// A server with a certificate that nobody but itself has signed.
@NeedsPostgres
@Timeout(120)
class SslTest extends OneServer {
    @TempDir
    private static Path folder;

    private static Certificate client;
    private static Certificate stranger;

    @BeforeAll
    static void encrypt() throws IOException, SQLException {
        Certificate own = Certificate.make(folder, "server", "localhost");
        Certificate.make(folder, "other", "localhost");
        client = Certificate.make(folder, "client", "certified");
        stranger = Certificate.make(folder, "stranger", "certified");
        Path rules = server().dataDirectory().resolve("pg_hba.conf");
        Files.writeString(rules, "hostssl all certified all cert\n" + Files.readString(rules));
        run("CREATE ROLE certified LOGIN");
        Encryption.on(server(), own, client);
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

    @Test
    void isLetInByItsCertificate() throws ServerFailure {
        String certificate = "&sslcert=" + client.certificate();
        assertThat(certified(certificate + "&sslkey=" + client.pk8()).user()).isEqualTo("certified");
        assertThat(certified(certificate + "&sslkey=" + client.key()).user()).as("libpq's form").isEqualTo("certified");
        assertThat(failure(() -> certified(""))).hasMessageContaining("by a certificate alone").extracting(ServerFailure::kind)
                .isEqualTo(Kind.NOT_LET_IN);
        assertThat(failure(() -> certified("&sslcert=" + stranger.certificate() + "&sslkey=" + stranger.pk8())).kind())
                .isIn(Kind.NOT_LET_IN, Kind.CERTIFICATE, Kind.LOST);
        assertThat(failure(() -> certified(certificate + "&sslkey=/nowhere/it.pk8"))).hasMessageContaining("/nowhere/it.pk8")
                .extracting(ServerFailure::kind).isEqualTo(Kind.CERTIFICATE);
    }

    @Test
    void saysThatOthersMayReadTheKey() throws IOException {
        Path open = Files.copy(client.pk8(), folder.resolve("open.pk8"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(failure(() -> certified("&sslcert=" + client.certificate() + "&sslkey=" + open)))
                .hasMessageStartingWith("The client's key cannot be used: private key file").extracting(ServerFailure::kind)
                .isEqualTo(Kind.CERTIFICATE);
    }

    private static ServerInfo certified(String files) throws ServerFailure {
        return connect("postgresql://certified@localhost:" + server().port() + "/postgres?sslmode=require" + files);
    }

    private static ServerFailure failure(String host, String mode, String root) {
        return failure(() -> open(host, mode, root));
    }

    private static ServerFailure failure(ThrowableAssert.ThrowingCallable opening) {
        var failure = catchThrowableOfType(ServerFailure.class, opening);
        assertThat(failure.getMessage()).endsWith(".").doesNotContain("Exception");
        return failure;
    }

    private static ServerInfo open(String host, String mode, String root) throws ServerFailure {
        String rootFile = root.isEmpty() ? "" : "&sslrootcert=" + folder.resolve(root + ".crt");
        return connect("postgresql://postgres@" + host + ":" + server().port() + "/postgres?sslmode=" + mode + rootFile);
    }

    private static ServerInfo connect(String url) throws ServerFailure {
        try (var database = new Database(ConnectionProfile.of(url),
                new Login(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(40)))) {
            return database.open();
        }
    }
}

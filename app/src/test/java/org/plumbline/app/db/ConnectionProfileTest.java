package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionProfileTest {
    @TempDir
    private Path folder;

    @Test
    void isReadFromAnAddressWithoutItsPassword() {
        var profile = ConnectionProfile.of(
                "postgresql://me%40home:hidden@db.example:5433/shop%20two?sslmode=verify-full&sslrootcert=%2Fca.pem");

        assertThat(profile.name()).isEqualTo("shop two on db.example");
        assertThat(profile.place()).isEqualTo("me@home@db.example:5433/shop two");
        assertThat(profile.ssl().mode()).contains(SslMode.VERIFY_FULL);
        assertThat(profile.ssl().rootCertificate()).contains("/ca.pem");
        assertThat(profile.toString()).doesNotContain("hidden");
        assertThat(ConnectionProfile.of("postgresql://me@db.example/shop?sslpassword=hidden&p%61ssword=hidden").toString())
                .doesNotContain("hidden");
        assertThat(new ConnectionProfile("1", "shop", Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(),
                Optional.empty(), SslSettings.NONE, Optional.empty(), Map.of("SSLPassword", "hidden", "connect_timeout", "3")).options())
                .isEqualTo(Map.of("connect_timeout", "3"));
        assertThat(ConnectionProfile.of("jdbc:postgresql://[::1]/shop").host()).contains("[::1]");
        assertThat(ConnectionProfile.of("postgresql://me@one:5432,two:5433/shop").host()).contains("one:5432,two:5433");
        assertThatThrownBy(() -> ConnectionProfile.of("postgresql://localhost:70000/shop")).hasMessageContaining("1 to 65535");
    }

    @Test
    void becomesTheSameAddressAgain() throws ServerFailure {
        var profile = ConnectionProfile.of("postgresql://me@db.example:5433/shop%20two?sslmode=require&connect_timeout=3");
        DatabaseUrl url = profile.resolved(Map.of()).url();

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5433/shop%20two?connectTimeout=3&sslmode=require");
        assertThat(url.user()).contains("me");
        assertThat(ConnectionProfile.of("postgresql://me@one:5432,two:5433/shop").resolved(Map.of()).url().jdbc())
                .isEqualTo("jdbc:postgresql://one:5432,two:5433/shop");
        assertThat(ConnectionProfile.empty("local").resolved(Map.of("PGUSER", "ann")).url().jdbc())
                .isEqualTo("jdbc:postgresql://localhost:5432/ann");
    }

    @Test
    void cannotChangeWhatTheGuardRestsOn() throws ServerFailure {
        var profile = ConnectionProfile.of("postgresql://me@db.example/shop?preferQueryMode=simple&readOnlyMode=ignore&loginTimeout=0"
                + "&assumeMinServerVersion=1&socketFactory=Mine&socketFactoryArg=x&tcpKeepAlive=false&options=-c%20a.b%3D1"
                + "&sslmode=require");

        assertThat(profile.resolved(Map.of()).url().jdbc()).isEqualTo("jdbc:postgresql://db.example:5432/shop?sslmode=require");
    }

    @Test
    void takesThePasswordOfTheServiceBeforeThatOfTheVariables() throws IOException, ServerFailure {
        Path file = Files.writeString(folder.resolve("services.conf"), "[shop]\npassword=ours\nsslpassword=key\n[other]\nhost=other\n");
        var environment = Map.of("PGSERVICEFILE", file.toString(), "PGPASSWORD", "theirs");
        var login = new Login(Optional.empty(), Optional.empty(), Optional.empty(), environment);
        Parameters shop = ConnectionProfile.of("service=shop").resolved(environment);

        assertThat(login.passwordOf(shop).reveal()).isEqualTo("ours");
        assertThat(login.passwordOf(ConnectionProfile.of("service=other").resolved(environment)).reveal()).isEqualTo("theirs");
        assertThat(login.withPassword(Secret.of("typed")).passwordOf(shop).reveal()).isEqualTo("typed");
        assertThat(shop.url().toString()).doesNotContain("key");
    }

    @Test
    void takesWhatItDoesNotSayFromItsServiceThenFromTheVariables() throws IOException, ServerFailure {
        Path file = Files.writeString(folder.resolve("services.conf"), """
                # ours
                [other]
                host=other.example
                [shop]
                host = db.example
                dbname=shop
                connect_timeout=7
                target_session_attrs=read-write
                """);
        Map<String, String> environment = Map.of("PGSERVICEFILE", file.toString(), "PGHOST", "nowhere", "PGUSER", "ann", "PGPORT", "5439",
                "PGSSLMODE", "require");

        assertThat(ConnectionProfile.of("service=shop").resolved(environment).url())
                .isEqualTo(new DatabaseUrl(
                        "jdbc:postgresql://db.example:5439/shop?connectTimeout=7&sslmode=require&targetServerType=primary",
                        Optional.of("ann"), Optional.empty()));
        assertThatThrownBy(() -> ConnectionProfile.of("service=nosuch").resolved(environment))
                .hasMessageContaining("no service [nosuch]").hasMessageContaining("services.conf");
        assertThat(ConnectionProfile.empty("").resolved(Map.of("PGHOST", "/var/run/postgresql")).host()).isEqualTo("localhost");
        assertThat(ConnectionProfile.empty("").resolved(Map.of("PGSERVICE", "other", "PGSERVICEFILE", file.toString())).host())
                .isEqualTo("other.example");
    }

    @Test
    void neverTellsASecret() {
        var login = new Login(Optional.of(Secret.of("hidden")), Optional.of(Secret.of("hidden")), Optional.empty(),
                Map.of("PGPASSWORD", "hidden"));
        assertThat(login + " " + login.password() + " " + login.sshSecret()).doesNotContain("hidden");
        login.close();
        assertThat(login.password().orElseThrow().reveal()).isNotEqualTo("hidden");
    }
}

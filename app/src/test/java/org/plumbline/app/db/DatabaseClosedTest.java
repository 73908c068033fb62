package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.app.db.ServerFailure.Kind;

@Timeout(60)
class DatabaseClosedTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void refusesEveryUse() {
        var database = database(5432, new Login(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
        database.close();

        assertThatThrownBy(database::open).isInstanceOf(ServerFailure.class).hasMessageContaining("was closed");
        assertThatThrownBy(database::workload).isInstanceOf(ServerFailure.class).hasMessageContaining("was closed");
        assertThat(database.check()).isFalse();
        assertThat(database.state()).isInstanceOf(ConnectionState.Disconnected.class);
    }

    /// The server takes the connection and says nothing, until it hangs up.
    @Test
    void doesNotWaitForOneThatConnects() throws IOException {
        var login = new Login(Optional.of(Secret.of("hidden")), Optional.empty(), Optional.empty(), Map.of());
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var database = database(server.getLocalPort(), login);
            var opening = new CompletableFuture<ServerFailure>();
            Thread.ofVirtual().start(() -> opening.complete(catchThrowableOfType(ServerFailure.class, database::open)));
            try (Socket _ = server.accept()) {
                database.close();
                assertThat(opening).isNotDone();
            }
            assertThat(opening.join().kind()).isNotEqualTo(Kind.TIMED_OUT);
            assertThat(database.state()).isInstanceOf(ConnectionState.Disconnected.class);
            assertThat(login.password().orElseThrow().reveal()).isNotEqualTo("hidden");
        }
    }

    private static Database database(int port, Login login) {
        return new Database(ConnectionProfile.of("postgresql://me@127.0.0.1:" + port + "/shop?sslmode=disable"), login,
                new Patience(LONG, LONG, LONG));
    }
}

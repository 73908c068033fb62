package org.plumbline.testkit.postgres;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// An [IndexServer] for all tests of a class.
public abstract class OneIndexServer {
    private static IndexServer server;

    @BeforeAll
    static void startServer() throws SQLException {
        server = new IndexServer();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    protected static IndexServer server() {
        return server;
    }
}

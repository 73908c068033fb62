package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.plumbline.workload.OwnStatements;

/// What the server has, by its catalogue and not by its version.
final class StatFunctions {
    private StatFunctions() {}

    /// Whether PostgreSQL has a function of this name.
    static boolean has(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + OwnStatements.MARK
                + " EXISTS (SELECT FROM pg_proc WHERE proname = ? AND pronamespace = 'pg_catalog'::regnamespace)")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}

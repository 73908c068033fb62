package org.plumbline.app.db;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What went wrong between us and a server; the message is one sentence that says what to try.
public final class ServerFailure extends Exception {
    private static final long serialVersionUID = 1;

    /// @param database where it was tried, without a password
    ServerFailure(SQLException failure, String database) {
        super(inWords(failure, database), failure);
    }

    /// There is no connection: nothing answers, it was lost, or the server lets nobody in so.
    public boolean isWithoutConnection() {
        String state = Optional.ofNullable(((SQLException) getCause()).getSQLState()).orElse("");
        return List.of("08", "28", "3D", "57P", "53300").stream().anyMatch(state::startsWith);
    }

    private static String inWords(SQLException failure, String database) {
        String said = message(failure);
        return switch (Optional.ofNullable(failure.getSQLState()).orElse("")) {
            case "08001" -> failure.getCause() instanceof UnknownHostException
                    ? "There is no host of that name: " + database + "."
                    : "Nothing answers at " + database + ": is the server running, and are host and port right?";
            case "08006" -> "The connection to " + database + " was lost: " + said;
            case "28P01", "28000" -> "The server does not let this user in: " + said
                    + " Check the user, the password and the server's pg_hba.conf.";
            case "3D000" -> "There is no such database: " + said;
            case "57014" -> "The statement was stopped, as it took longer than its time limit.";
            case "55P03" -> "Another session holds a lock that the statement needs: " + said;
            case "42P18" -> said + " Write its type behind it, as in $1::integer.";
            case "25006" -> "The statement writes, which it may not here: " + said;
            default -> said;
        };
    }

    /// The first line of what the server said.
    static String message(SQLException failure) {
        String text = Optional.ofNullable(failure.getMessage()).orElse("The server said nothing.").strip();
        String line = text.lines().findFirst().orElse(text);
        return line.endsWith(".") ? line : line + ".";
    }
}

package org.plumbline.app.db;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.plumbline.app.db.ServerFailure.Kind;
import org.postgresql.util.PSQLException;

/// What a failure of the driver means. Where the SQLSTATE is one for many things, the exception that caused it decides; the text only where
/// the driver gives nothing else.
///
/// @param sentence what it was and what to try
record FailureWords(Kind kind, String sentence) {
    static FailureWords of(SQLException failure, String database) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        return (state.startsWith("08") && !isOfStatement(failure, state)) || state.isEmpty()
                ? ofConnection(failure, state, database) : ofServer(failure, state, database);
    }

    /// Within a session. What the server says of a user, a database or a host there is about those of the statement, as of postgres_fdw's.
    static FailureWords ofStatement(SQLException failure, String database) {
        FailureWords words = of(failure, database);
        return words.kind.endsConnection() && !words.kind.endsSession() ? new FailureWords(Kind.OTHER, said(failure)) : words;
    }

    /// Whether a server said it, of a connection of its own (postgres_fdw, dblink). Poolers say 08P01 of the one to us.
    private static boolean isOfStatement(SQLException failure, String state) {
        return failure instanceof PSQLException said && said.getServerErrorMessage() != null && !state.equals("08P01");
    }

    private static FailureWords ofServer(SQLException failure, String state, String database) {
        String said = said(failure);
        return switch (state) {
            case "28P01" -> new FailureWords(Kind.PASSWORD, "The server does not take this password: " + said
                    + " Check the user and the password.");
            case "28000" -> notLetIn(said);
            case "3D000" -> new FailureWords(Kind.NO_DATABASE, "There is no such database: " + said
                    + " Check its name; capitals count.");
            case "42501" -> said.contains("for database ")
                    ? new FailureWords(Kind.MAY_NOT_CONNECT, "This user may not use the database: " + said
                            + " Its owner can GRANT CONNECT ON it.")
                    : new FailureWords(Kind.OTHER, said);
            case "53300" -> new FailureWords(Kind.TOO_MANY_CONNECTIONS, "The server has no connection left: " + said
                    + " Close others, or raise max_connections.");
            case "57P03" -> new FailureWords(Kind.STARTING, "The server at " + database + " is starting, stopping or recovering: " + said
                    + " Try again in a moment.");
            case "57P01", "57P02", "57P05" -> lost(said, database);
            case "57014" -> new FailureWords(Kind.TIME_LIMIT, said.contains("statement timeout")
                    ? "The statement was stopped, as it took longer than its time limit." : "The statement was stopped: " + said);
            case "55P03" -> new FailureWords(Kind.LOCKED, "Another session holds a lock that the statement needs: " + said);
            case "42P18" -> new FailureWords(Kind.OTHER, said + " Write its type behind it, as in $1::integer.");
            case "25006" -> new FailureWords(Kind.READ_ONLY, "The statement writes, which it may not here: " + said);
            default -> new FailureWords(Kind.OTHER, said);
        };
    }

    private static FailureWords notLetIn(String said) {
        if (said.contains("client certificate")) {
            return new FailureWords(Kind.NOT_LET_IN, "The server lets this user in by a certificate alone: " + said
                    + " Choose the client certificate and its key.");
        }
        return said.contains("no encryption") || said.contains("SSL off")
                ? new FailureWords(Kind.NO_SSL, "The server does not let this connection in: " + said
                        + " It may ask for SSL: choose the mode require, or let pg_hba.conf allow this address.")
                : new FailureWords(Kind.NOT_LET_IN, "The server does not let this user in: " + said
                        + " Check the user, the password and the server's pg_hba.conf.");
    }

    private static FailureWords ofConnection(SQLException failure, String state, String database) {
        String said = said(failure);
        if (caused(failure, UnknownHostException.class).isPresent()) {
            return new FailureWords(Kind.UNKNOWN_HOST, "There is no host of that name: " + database
                    + ". Check the name, and whether the network (a VPN?) is there.");
        }
        if (caused(failure, SSLException.class).isPresent()) {
            return ofCertificate(failure, database);
        }
        if (caused(failure, SocketTimeoutException.class).isPresent() || said.contains("timed out")) {
            return new FailureWords(Kind.TIMED_OUT, database + " did not answer in time. Is the address right, is a firewall in between, "
                    + "is the network (a VPN?) there?");
        }
        if (caused(failure, ConnectException.class).isPresent() || caused(failure, NoRouteToHostException.class).isPresent()) {
            return new FailureWords(Kind.REFUSED, "Nothing answers at " + database
                    + ": is the server running, and are host and port right?");
        }
        return ofWords(said, state, database);
    }

    /// The driver has one SQLSTATE for these.
    private static FailureWords ofWords(String said, String state, String database) {
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("password")) {
            return new FailureWords(Kind.PASSWORD, "The server at " + database + " asks for a password.");
        }
        if (words.contains("does not support ssl")) {
            return new FailureWords(Kind.NO_SSL, "The server at " + database
                    + " has no SSL. Choose the mode prefer or disable, if the network in between can be trusted.");
        }
        if (words.contains("hostname") || words.contains("host name")) {
            return new FailureWords(Kind.HOST_NAME, "The server's certificate is for another host name than that of " + database
                    + ". Use the name that the certificate has, or the mode verify-ca.");
        }
        if (words.contains("key file") || words.contains("private key")) { // others may read it, it is not there, or of an unknown kind
            return new FailureWords(Kind.CERTIFICATE, "The client's key cannot be used: " + said
                    + " It has to be yours alone to read, in PKCS #8: DER, or PEM with an RSA key.");
        }
        if (words.contains("certificate") || words.contains("ssl")) {
            return new FailureWords(Kind.CERTIFICATE, said + " Check the paths of the certificates and of the key, and whether the server "
                    + "trusts the client's.");
        }
        return switch (state) {
            case "08001" -> new FailureWords(Kind.REFUSED, "Nothing answers at " + database
                    + ": is the server running, and are host and port right?");
            case "08003", "08006", "08007", "08S01" -> lost(said, database);
            default -> new FailureWords(Kind.OTHER, said);
        };
    }

    private static FailureWords ofCertificate(SQLException failure, String database) {
        if (caused(failure, CertificateExpiredException.class).isPresent()) {
            return new FailureWords(Kind.CERTIFICATE, "The certificate of " + database + " has expired: the server needs a new one.");
        }
        if (caused(failure, CertPathValidatorException.class).isPresent() || said(failure).contains("PKIX")) {
            return new FailureWords(Kind.CERTIFICATE, "The certificate of " + database + " is not signed by the root certificate that is "
                    + "trusted here. Choose the right root certificate, or the mode require, which checks nothing.");
        }
        return new FailureWords(Kind.CERTIFICATE, "No encrypted connection to " + database + " comes about: " + said(failure)
                + " Check the certificates and the mode.");
    }

    private static FailureWords lost(String said, String database) {
        return new FailureWords(Kind.LOST, "The connection to " + database + " was lost: " + said);
    }

    private static <T extends Throwable> Optional<T> caused(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /// The first line of what the server said.
    static String said(SQLException failure) {
        String text = Optional.ofNullable(failure.getMessage()).orElse("The server said nothing.").strip();
        String line = text.lines().findFirst().orElse(text);
        return line.endsWith(".") ? line : line + ".";
    }
}

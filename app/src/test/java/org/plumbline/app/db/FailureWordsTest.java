package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NoRouteToHostException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.app.db.ServerFailure.Kind;

/// Failures that no server of the tests gives at will; the others are in [DatabaseTest], [SslTest] and [LostConnectionTest].
class FailureWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            57014 | ERROR: canceling statement due to statement timeout | TIME_LIMIT  | longer than its time limit
            57014 | ERROR: canceling statement due to user request | TIME_LIMIT    | stopped: ERROR: canceling statement due to user
            53300 | FATAL: sorry, too many clients already          | TOO_MANY_CONNECTIONS | max_connections
            57P03 | FATAL: the database system is starting up       | STARTING             | Try again in a moment.
            57P02 | FATAL: terminating connection because of a crash | LOST                | was lost
            28000 | FATAL: no pg_hba.conf entry for host "10.0.0.1", user "a", database "b", no encryption | NO_SSL | require
            28000 | FATAL: role "a" is not permitted to log in      | NOT_LET_IN           | pg_hba.conf
            08006 | An I/O error occurred while sending to the backend. | LOST             | was lost
            XX000 | something else                                  | OTHER                | something else.
            """)
    void sayWhatToTry(String state, String said, Kind kind, String words) {
        FailureWords told = FailureWords.of(new SQLException(said, state), "db:5432/shop");
        assertThat(told.kind()).isEqualTo(kind);
        assertThat(told.sentence()).contains(words).matches(".*[.?]");
    }

    @Test
    void goByTheCauseWhereTheStateIsOneForMany() {
        var expired = new SSLHandshakeException("handshake");
        expired.initCause(new CertificateExpiredException("NotAfter"));
        assertThat(FailureWords.of(new SQLException("SSL error", "08006", expired), "db").sentence()).contains("has expired");
        assertThat(FailureWords.of(new SQLException("no", "08001", new NoRouteToHostException()), "db").kind()).isEqualTo(Kind.REFUSED);
    }
}

package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.testkit.postgres.NeedsPostgres;

@NeedsPostgres
class OwnSessionTest extends OneServer {
    @Test
    void failsWhereAScriptDoesNotFailAsItSays() throws ServerFailure, SQLException {
        try (var session = OwnSession.open(DatabaseUrl.of(server().jdbcUrl()))) {
            session.run("-- expect 22012\nSELECT 1 / 0");
            assertThatThrownBy(() -> session.run("-- expect 22012\nSELECT 1 / 1")).hasMessageContaining("should have failed")
                    .hasMessageContaining("22012");
            assertThatThrownBy(() -> session.run("-- expect 22012\nSELECT 'x'::int")).hasMessageContaining("invalid input syntax");
            assertThat(session.rows("SELECT 1")).isEqualTo(List.of(List.of(1)));
        }
    }
}

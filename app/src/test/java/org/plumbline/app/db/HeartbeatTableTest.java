package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatTableTest {
    @Test
    void aNameIsReadAsSqlReadsIt() {
        assertThat(HeartbeatTable.of("Beat")).isEqualTo(new HeartbeatTable("public", "beat"));
        assertThat(HeartbeatTable.of("\"My schema\".\"a\"\"b.c\"")).isEqualTo(new HeartbeatTable("My schema", "a\"b.c"));
        assertThat(HeartbeatTable.USUAL.statements()).containsExactly(
                "BEGIN READ WRITE; CREATE TABLE public.plumbline_heartbeat AS SELECT /* Plumbline */ 0::bigint AS beat; COMMIT",
                "BEGIN READ WRITE; UPDATE /* Plumbline */ public.plumbline_heartbeat SET beat = beat + 1; COMMIT",
                "BEGIN READ WRITE; DROP TABLE public.plumbline_heartbeat; COMMIT");
        for (String wrong : List.of("", "a.b.c", "a b", "x;DROP TABLE y", "ä".repeat(40), "pg_temp.x", "pg_temp_3.x")) {
            assertThatThrownBy(() -> HeartbeatTable.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

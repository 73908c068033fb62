package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.app.ui.text.BufferText;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
@Timeout(120)
class BufferUseTest extends EachServer {
    private static final int SCANS = 40;

    @Override
    String script() {
        return """
                CREATE TABLE "Big one" AS SELECT i AS id, repeat('x', 100) AS note FROM generate_series(1, 20000) AS i;
                CREATE INDEX ON "Big one" (id);
                CREATE TABLE untouched (id int);
                ANALYZE "Big one\"""";
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void tellsOfEachTableHowOftenItsPagesWereThere(PostgresServer server) throws Exception {
        try (Connection connection = server.connect()) {
            for (int i = 0; i < SCANS; i++) {
                run(connection, "SELECT count(note) FROM \"Big one\"");
            }
        }
        try (Database database = Database.of("test", DatabaseUrl.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"))) {
            BufferUse use = BufferUse.of(database);
            while (use.all().tableHit() < 300 * SCANS) { // the server hands its counters on with some delay
                Thread.onSpinWait();
                use = BufferUse.of(database);
            }
            assertThat(use.tables()).singleElement().satisfies(table -> {
                assertThat(table.name()).isEqualTo("public.Big one");
                assertThat(table.tableShare().orElseThrow()).isBetween(0.5, 1.0);
                assertThat(BufferText.table(table)).startsWith("public.Big one: table ");
            });
            assertThat(use.sharedBuffers()).isEqualTo(Bytes.kibibytes(128 * 1024));
            assertThat(BufferText.sentences(use).getFirst()).startsWith("shared_buffers (128 MB) had ").contains("does not say");
        }
    }

    @Test
    void saysWhatThePlannerTakesToBeThere() {
        var none = new BufferHits("shop", 0, 0, 0, 0);
        assertThat(sentence(none, 4, Optional.empty())).contains("Three quarters of the machine's memory are usual");
        assertThat(sentence(none, 4, Optional.of(32))).contains("would be 24 GB").contains("dearer than they are");
        assertThat(sentence(none, 64, Optional.of(32))).contains("more than all of the machine's 32 GB");
        assertThat(sentence(none, 20, Optional.of(32))).contains("fits what is usual");
        assertThat(none.share()).isEmpty();
        assertThat(BufferText.share(none.tableShare())).isEqualTo("–");
    }

    private static String sentence(BufferHits hits, int gigabytes, Optional<Integer> memory) {
        var use = new BufferUse(hits, List.of(), Bytes.kibibytes(1), Bytes.kibibytes(gigabytes << 20),
                memory.map(known -> Bytes.kibibytes((long) known << 20)));
        assertThat(BufferText.sentences(use).getFirst()).startsWith("No page of this database's tables was asked for");
        return BufferText.sentences(use).getLast();
    }
}

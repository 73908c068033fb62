package org.plumbline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.settings.Topic.AUTOVACUUM;
import static org.plumbline.settings.Topic.CHECKPOINTS;
import static org.plumbline.settings.Topic.CONNECTIONS;
import static org.plumbline.settings.Topic.LOGGING;
import static org.plumbline.settings.Topic.TIMEOUTS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Quantity;
import org.plumbline.advice.Severity;
import org.plumbline.plan.unit.Rows;

class UpkeepAdviceTest {
    @Test
    void autovacuumIsOnAndFastEnough() {
        assertThat(Server.fresh().advice(AUTOVACUUM)).isEmpty();
        assertThat(Server.fresh().set("autovacuum", "off").set("autovacuum_naptime", "3600").set("autovacuum_vacuum_cost_delay", "20")
                .set("autovacuum_vacuum_insert_threshold", "-1").advice(AUTOVACUUM)).containsExactly("AUTOVACUUM_OFF on",
                        "NAPTIME_LONG 1min", "COST_DELAY_OLD 2ms", "INSERT_VACUUM_OFF 1000");
    }

    @Test
    void autovacuumThatIsBehind() {
        assertThat(Server.fresh().tables(new Seen.LargeTable("public.orders", 5_000_000, 4_000_000, false)).advice(AUTOVACUUM))
                .containsExactly("AUTOVACUUM_BEHIND 1000");
        assertThat(Server.fresh().tables(new Seen.LargeTable("public.orders", 5_000_000, 1_500_000, false)).advice(AUTOVACUUM)).isEmpty();
        Server late = Server.fresh().tables(new Seen.LargeTable("public.orders", 5_000_000, 4_000_000, false));
        assertThat(late.set("autovacuum_vacuum_cost_delay", "0").advice(AUTOVACUUM)).as("no limit holds it up").isEmpty();
        assertThat(late.set("autovacuum_vacuum_cost_delay", "-1").advice(AUTOVACUUM)).as("as vacuum_cost_delay, which is 0").isEmpty();
        assertThat(late.set("autovacuum_vacuum_cost_delay", "20").advice(AUTOVACUUM)).as("the pause first")
                .containsExactly("COST_DELAY_OLD 2ms");
        assertThat(Server.fresh().set("vacuum_cost_limit", "2000")
                .tables(new Seen.LargeTable("public.orders", 5_000_000, 4_000_000, false)).advice(AUTOVACUUM)).isEmpty();
    }

    @Test
    void largeTablesAreVacuumedLate() {
        assertThat(Server.fresh().tables(new Seen.LargeTable("public.events", 100_000_000, 0, false)).advice(AUTOVACUUM))
                .containsExactly("SCALE_FACTOR_LARGE_TABLES 0.05", "ANALYZE_SCALE_FACTOR_LARGE_TABLES 0.02");
        assertThat(Server.fresh().tables(new Seen.LargeTable("public.events", 100_000_000, 0, true)).advice(AUTOVACUUM)).isEmpty();
    }

    @Test
    void aThresholdOfItsOwnBringsLargeTablesInTime() {
        Server server = Server.fresh().version(18).tables(new Seen.LargeTable("public.events", 1_000_000_000, 0, false))
                .set("autovacuum_analyze_scale_factor", "0.02");
        assertThat(server.set("autovacuum_vacuum_max_threshold", "1000000").advice(AUTOVACUUM)).isEmpty();
        assertThat(server.set("autovacuum_vacuum_max_threshold", "-1").advice(AUTOVACUUM))
                .containsExactly("SCALE_FACTOR_LARGE_TABLES 0.05");
        SettingAdvice capped = server.set("autovacuum_vacuum_max_threshold", "100000000").first(AUTOVACUUM);
        assertThat(capped.evidence()).extracting(Evidence::value).contains(new Quantity.OfRows(Rows.rows(100_000_000)));
    }

    @Test
    void checkpointsThatDoNotWaitForTheirTime() {
        assertThat(Server.fresh().wrote(100, 200, 40, 0).advice(CHECKPOINTS)).containsExactly("MAX_WAL_SIZE_SMALL 2GB");
        assertThat(Server.fresh().wrote(288, 10, 40, 0).advice(CHECKPOINTS)).isEmpty();
        assertThat(Server.fresh().wrote(1, 5, 40, 0).advice(CHECKPOINTS)).isEmpty();
        assertThat(Server.fresh().set("max_wal_size", "65536").wrote(100, 200, 40, 0).advice(CHECKPOINTS)).isEmpty();
    }

    @Test
    void walOfWholePages() {
        assertThat(Server.fresh().wrote(288, 0, 100, 10_000_000).advice(CHECKPOINTS))
                .containsExactly("CHECKPOINTS_OFTEN 15min", "WAL_NOT_COMPRESSED on");
        assertThat(Server.fresh().wrote(288, 0, 100, 1_000_000).advice(CHECKPOINTS)).isEmpty();
    }

    @Test
    void whatACrashDestroysComesFirst() {
        assertThat(Server.fresh().set("checkpoint_completion_target", "0.5").set("fsync", "off").advice(CHECKPOINTS))
                .containsExactly("FSYNC_OFF on", "COMPLETION_TARGET_LOW 0.9");
    }

    @Test
    void sessionsRunOut() {
        assertThat(Server.fresh().sessions(90, 0).advice(CONNECTIONS)).containsExactly("CONNECTIONS_NEARLY_ALL 150");
        assertThat(Server.fresh().sessions(50, 0).advice(CONNECTIONS)).isEmpty();
        assertThat(Server.fresh().sessions(90, 0).first(CONNECTIONS).severity()).isEqualTo(Severity.HIGH);
        assertThat(Server.fresh().sessionsAtMost(90).first(CONNECTIONS).severity()).as("some may be workers").isEqualTo(Severity.MEDIUM);
        Server many = Server.fresh().set("max_connections", "1000").sessions(900, 0);
        assertThat(SettingSql.of(many.first(CONNECTIONS), Server.access())).isEmpty();
    }

    @Test
    void limitsOfStatementsAreForARole() {
        assertThat(Server.fresh().use(Use.WEB).advice(TIMEOUTS)).containsExactly(
                "IDLE_IN_TRANSACTION_UNLIMITED 5min", "STATEMENT_TIMEOUT_NONE 30s", "LOCK_TIMEOUT_NONE 10s");
        assertThat(Server.fresh().use(Use.WAREHOUSE).set("idle_in_transaction_session_timeout", "60000").advice(TIMEOUTS)).isEmpty();
        Server limited = Server.fresh().use(Use.WEB).set("idle_in_transaction_session_timeout", "60000");
        assertThat(SettingSql.of(limited.first(TIMEOUTS), Server.access())).contains("ALTER ROLE your_application SET "
                + "statement_timeout = '30s'");
        assertThat(Server.fresh().set("deadlock_timeout", "10").set("idle_in_transaction_session_timeout", "1").advice(TIMEOUTS))
                .containsExactly("DEADLOCK_TIMEOUT_SHORT 1s");
    }

    @Test
    void logsWhatTellsWhyItWasSlow() {
        assertThat(Server.fresh().advice(LOGGING)).containsExactly("STATEMENTS_NOT_COUNTED pg_stat_statements", "IO_TIMING_OFF on",
                "SLOW_STATEMENTS_UNLOGGED 1s", "LOCK_WAITS_UNLOGGED on");
        assertThat(Server.fresh().set("shared_preload_libraries", "pg_stat_statements").set("track_io_timing", "on")
                .set("auto_explain.log_min_duration", "1000").set("log_min_duration_statement", "500").set("log_lock_waits", "on")
                .advice(LOGGING)).isEmpty();
        assertThat(Server.fresh().set("log_statement", "all").set("log_min_duration_statement", "0").advice(LOGGING))
                .contains("EVERY_STATEMENT_LOGGED ddl", "EVERY_STATEMENT_TIMED 1s");
    }

    @Test
    void aLoadedLibraryIsToldByItsSettingsWhereTheListIsHidden() {
        var guest = new Access("guest", "guest", "shop", false, false, Set.of(), false, false, Optional.empty());
        var settings = new HashMap<>(Server.fresh().settings());
        settings.remove("shared_preload_libraries");
        assertThat(outcome(guest, settings)).isEqualTo(new SettingOutcome.Open("shared_preload_libraries", Set.of(Need.VISIBLE)));
        settings.put("pg_stat_statements.max", settings.get("geqo_threshold"));
        assertThat(outcome(guest, settings)).isEqualTo(new SettingOutcome.Fine("shared_preload_libraries"));
    }

    private static SettingOutcome outcome(Access access, Map<String, Setting> settings) {
        return new Server(16, settings, Machine.UNKNOWN, Optional.empty(), Seen.NOTHING).judgedFor(access).get(LOGGING).stream()
                .filter(each -> each.setting().equals("shared_preload_libraries")).findFirst().orElseThrow();
    }
}

package org.plumbline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingSqlTest {
    private static final Access ACCESS = new Access(
            "shop_admin", "Shop owner", "shop", false, true, Set.of("jit"), false, false, Optional.empty());

    @Test
    void eachLibraryIsALiteralOfItsOwn() {
        SettingAdvice advice = Server.fresh().set("shared_preload_libraries", "auto_explain, pg_cron").first(Topic.LOGGING);
        assertThat(SettingSql.of(advice, ACCESS))
                .contains("ALTER SYSTEM SET shared_preload_libraries = 'auto_explain', 'pg_cron', 'pg_stat_statements'");
    }

    /// As `ALTER SYSTEM` writes names that are not plain.
    @Test
    void quotedNamesKeepTheirMeaning() {
        Server server = Server.fresh().set("shared_preload_libraries", "\"$libdir/a, \"\"b\"\"\",auto_explain");
        assertThat(SettingSql.of(server.first(Topic.LOGGING), ACCESS)).contains(
                "ALTER SYSTEM SET shared_preload_libraries = '$libdir/a, \"b\"', 'auto_explain', 'pg_stat_statements'");
        assertThat(Server.fresh().set("shared_preload_libraries", "auto_explain, \"pg_stat_statements\"").advice(Topic.LOGGING))
                .noneMatch(advice -> advice.startsWith("STATEMENTS_NOT_COUNTED"));
    }

    @Test
    void withoutAlterSystemItIsALineOfTheConfiguration() {
        var off = new Access("postgres", "postgres", "shop", true, true, Set.of(), true, false, Optional.empty());
        assertThat(off.mayAlter("shared_buffers")).isFalse();
        assertThat(SettingSql.line(Server.fresh().memory(16).first(Topic.MEMORY))).isEqualTo("shared_buffers = '4GB'");
        assertThat(SettingSql.line(Server.fresh().set("shared_preload_libraries", "\"$libdir/a\"").first(Topic.LOGGING)))
                .isEqualTo("shared_preload_libraries = '\"$libdir/a\", pg_stat_statements'");
    }

    @Test
    void aValueOfADatabaseOrARoleIsChangedWhereItStands() {
        assertThat(of("configuration file")).contains("ALTER SYSTEM SET enable_seqscan = on");
        assertThat(of("global")).contains("ALTER ROLE ALL SET enable_seqscan = on");
        assertThat(of("database")).contains("ALTER DATABASE shop SET enable_seqscan = on");
        assertThat(of("user")).contains("ALTER ROLE \"Shop owner\" SET enable_seqscan = on");
        assertThat(of("database user")).contains("ALTER ROLE \"Shop owner\" IN DATABASE shop SET enable_seqscan = on");
        assertThat(of("command line")).isEmpty();
    }

    @Test
    void consolesTakeTheSettingsOwnUnit() {
        SettingAdvice advice = Server.fresh().memory(16).first(Topic.MEMORY);
        assertThat(SettingSql.inOwnUnit(advice.setting(), advice.value())).isEqualTo("shared_buffers = 524288");
        assertThat(SettingSql.of(advice, ACCESS)).contains("ALTER SYSTEM SET shared_buffers = '4GB'");
        SettingAdvice nap = Server.fresh().set("autovacuum_naptime", "3600").first(Topic.AUTOVACUUM);
        assertThat(SettingSql.inOwnUnit(nap.setting(), nap.value())).isEqualTo("autovacuum_naptime = 60");
    }

    @Test
    void managedServersAreToldByTheirSettings() {
        assertThat(Managed.of(List.of("work_mem", "rds.extensions"))).contains(Managed.AMAZON_RDS);
        assertThat(Managed.of(List.of("work_mem", "pg_stat_statements.max"))).isEmpty();
    }

    @Test
    void rulesOfPagesAndWalDoNotHoldForAStorageOfItsOwn() {
        var aurora = new Access("postgres", "postgres", "shop", false, true, Set.of(), false, false,
                Managed.of(List.of("rds.extensions", "apg_plan_mgmt.x")));
        Server server = Server.fresh().memory(16).set("shared_buffers", "1572864").set("full_page_writes", "off")
                .set("maintenance_work_mem", "524288");
        assertThat(server.judgedFor(aurora).get(Topic.MEMORY)).noneMatch(SettingOutcome.Advised.class::isInstance);
        assertThat(server.judgedFor(aurora).get(Topic.CHECKPOINTS)).isEmpty();
        assertThat(server.advice(Topic.MEMORY)).containsExactly("SHARED_BUFFERS_HIGH 4GB");
    }

    @Test
    void onlyWhoMayAltersTheSystem() {
        assertThat(ACCESS.mayAlter("jit")).isTrue();
        assertThat(ACCESS.mayAlter("work_mem")).isFalse();
        assertThat(new Access("a", "a", "b", true, true, Set.of(), false, false, Optional.of(Managed.AZURE)).mayAlter("jit")).isFalse();
    }

    private static Optional<String> of(String source) {
        return SettingSql.of(Server.fresh().set("enable_seqscan", "off", source).first(Topic.PLANNER), ACCESS);
    }
}

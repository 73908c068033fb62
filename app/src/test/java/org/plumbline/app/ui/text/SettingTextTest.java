package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Severity;
import org.plumbline.settings.Access;
import org.plumbline.settings.Ground;
import org.plumbline.settings.Managed;
import org.plumbline.settings.Reach;
import org.plumbline.settings.Setting;
import org.plumbline.settings.SettingAdvice;
import org.plumbline.settings.SettingValue;

class SettingTextTest {
    @Test
    void anOperatorsConsoleReloadsByItself() {
        SettingText text = SettingText.of(advice("configuration file"), access(false, Optional.of(Managed.AMAZON_RDS)));
        assertThat(text.sql()).contains("random_page_cost = 1.1");
        assertThat(text.applying())
                .isEqualTo("Amazon RDS does not permit ALTER SYSTEM: set it in its parameter group. Takes effect without a restart.");
    }

    @Test
    void withoutAlterSystemItIsALineOfTheConfiguration() {
        SettingText text = SettingText.of(advice("configuration file"), access(true, Optional.empty()));
        assertThat(text.sql()).contains("random_page_cost = 1.1");
        assertThat(text.applying()).startsWith("ALTER SYSTEM is switched off here").endsWith("is reloaded (pg_reload_conf()).");
        assertThat(SettingText.of(advice("database"), access(true, Optional.empty())).sql())
                .contains("ALTER DATABASE shop SET random_page_cost = 1.1;");
    }

    @Test
    void aValueOfAllRolesIsToldAsSuch() {
        SettingText text = SettingText.of(advice("global"), access(false, Optional.empty()));
        assertThat(text.sql()).contains("ALTER ROLE ALL SET random_page_cost = 1.1;");
        assertThat(text.applying()).isEqualTo(
                "It is set for all roles (ALTER ROLE ALL), which only a superuser changes. Takes effect in new sessions.");
        assertThat(SettingsText.source(advice("global").setting())).isEqualTo("all roles");
    }

    private static SettingAdvice advice(String source) {
        var setting = new Setting("random_page_cost", "4", Optional.empty(), Optional.of("4"), source, "user", false,
                OptionalDouble.empty(), List.of(), "", "");
        return new SettingAdvice(Ground.RANDOM_PAGE_COST_HIGH, setting, Severity.MEDIUM, Reach.SERVER, SettingValue.of("1.1"), List.of());
    }

    private static Access access(boolean alterSystemOff, Optional<Managed> managed) {
        return new Access("postgres", "postgres", "shop", true, true, Set.of(), alterSystemOff, false, managed);
    }
}

package org.plumbline.app.db.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenPasswordsTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * FROM u WHERE password = crypt('hunter2', password) AND name = 'Ada'",
        "SELECT * FROM u WHERE hash = md5('hunter2' || id) AND name = 'Ada'",
        "SELECT * FROM u WHERE hash = pg_catalog.md5('a'::text || 'hunter2'::text) AND name = 'Ada'",
        "SELECT * FROM u WHERE password IN ('hunter1', 'hunter2') AND name = 'Ada'",
        "SELECT * FROM u WHERE (password)::text <> ALL (ARRAY['hunter1'::text, 'hunter2'::text]) AND name = 'Ada'",
        "SELECT * FROM u WHERE f(password !~~ 'hunter2', 'Ada')",
        "SELECT 'Ada' /* from postgresql://me:hunter2@db.example/shop */ FROM u -- password=hunter2",
    })
    void holdsNoPasswordThatIsHashedListedOrCommented(String sql) {
        assertThat(HiddenPasswords.inStatement(sql)).doesNotContain("hunter2").contains("***", "'Ada'");
    }

    @Test
    void leavesWhatIsNoPasswordAlone() {
        String sql = "SELECT password, 'no password is here;' FROM users u JOIN v ON u.password = v.password AND v.name = 'Ada' "
                + "WHERE password IS NULL AND url = 'http://a/b:c' AND length(password) > 3 OR kind = 'x'";
        assertThat(HiddenPasswords.inStatement(sql)).isEqualTo(sql);
        assertThat(HiddenPasswords.inPlan(HistoryFileTest.PLAN)).isEqualTo(HistoryFileTest.PLAN);
        assertThat(HiddenPasswords.inPlan("  \"Filter\": \"((u.passwd)::text = 'abc'::text)\",\n    \"'x'::text\", "))
                .isEqualTo("  \"Filter\": \"((u.passwd)::text = '***'::text)\",\n    \"'x'::text\", ");
        assertThat(HiddenPasswords.inStatement("SELECT '" + "''password=".repeat(100_000) + "'")).hasSizeGreaterThan(1_000);
    }
}

package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangedColumnsTest {
    @Test
    void readsWhatAnUpdateSets() {
        assertThat(ChangedColumns.of("UPDATE shop.orders SET Status = $1, \"Paid At\" = now() WHERE id = $2")).get()
                .isEqualTo(Set.of("status", "Paid At"));
        assertThat(ChangedColumns.of("UPDATE t SET (a, b) = (1, 2) FROM u WHERE t.id = u.id")).get().isEqualTo(Set.of("a", "b"));
    }

    @Test
    void anInsertChangesOnlyWhatItsConflictActionSets() {
        assertThat(ChangedColumns.of("INSERT INTO t (id, n) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET n = t.n + 1")).get()
                .isEqualTo(Set.of("n"));
        assertThat(ChangedColumns.of("INSERT INTO t (id, n) VALUES ($1, 1) ON CONFLICT DO NOTHING")).get().isEqualTo(Set.of());
    }

    @Test
    void isSilentOnOthersAndOnWhatItCannotRead() {
        assertThat(ChangedColumns.of("DELETE FROM t WHERE id = 1")).isEmpty();
        assertThat(ChangedColumns.of("UPDATE SET")).isEmpty();
    }
}

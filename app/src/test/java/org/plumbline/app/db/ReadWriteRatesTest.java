package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.app.ui.text.OutlookText;
import org.plumbline.workload.Counters;
import org.plumbline.workload.WorkloadSnapshot;

class ReadWriteRatesTest {
    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "SELECT random(), clock_timestamp()", "COPY t TO STDOUT", "COPY (SELECT a FROM t) TO STDOUT"})
    void whatAStandbyAnswersIsARead(String sql) {
        ReadWriteRates rates = rates(sql);
        assertThat(rates.readsPerSecond()).isCloseTo(5, within(1e-9));
        assertThat(rates.readMs()).isCloseTo(20, within(1e-9));
        assertThat(rates.writesPerSecond()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE t SET a = 1", "SELECT * FROM t FOR UPDATE", "SELECT nextval('s')", "SELECT currval('s')", "CALL p()",
        "SELECT txid_current()", "COPY t FROM STDIN", "COPY t (a, b) FROM STDIN", "COPY (DELETE FROM t RETURNING a) TO STDOUT",
        "TRUNCATE t", "SELECT a INTO u FROM t", "DO $$ BEGIN END $$"})
    void whatNeedsThePrimaryIsAWrite(String sql) {
        assertThat(rates(sql).writesPerSecond()).isCloseTo(5, within(1e-9));
        assertThat(rates(sql).readsPerSecond()).isZero();
    }

    @Test
    void whatIsLeftOutIsCountedAndTold() {
        WorkloadSnapshot seen = CountedWorkload.of(CountedWorkload.statement("BEGIN", 100, 1),
                CountedWorkload.statement("SELECT 1", 100, 1));
        var hidden = new WorkloadSnapshot(seen.readAt(), seen.extension(), seen.tracking(), seen.resetAt(), seen.thrownAway(),
                seen.roundTrip(), seen.statements(), 7, Counters.NONE, seen.inserted());
        ReadWriteRates rates = ReadWriteRates.of(hidden).orElseThrow();
        assertThat(rates.hidden()).isEqualTo(7);
        assertThat(rates.others()).isEqualTo(1);
        assertThat(rates.readsPerSecond()).isEqualTo(1);
        assertThat(OutlookText.partial("primary", rates)).contains("primary: left out are 7 entries of other users, hidden from this one "
                + "(GRANT pg_read_all_stats shows them), and 1 entry of commands that are neither reads nor writes, such as BEGIN or "
                + "VACUUM.");
        assertThat(OutlookText.partial("primary", ReadWriteRates.NONE)).isEmpty();
    }

    private static ReadWriteRates rates(String sql) {
        return ReadWriteRates.of(CountedWorkload.of(CountedWorkload.statement(sql, 500, 10))).orElseThrow();
    }
}

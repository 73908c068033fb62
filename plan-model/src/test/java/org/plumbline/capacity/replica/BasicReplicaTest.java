package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.capacity.RefusedFigure;

class BasicReplicaTest {
    @ParameterizedTest
    @CsvSource({
        "-0.5, true, healthy, replica", "0, true, healthy, replica", "0.999999999999, true, healthy, replica",
        "1, true, healthy, replica_with_cache", "2.5, true, healthy, replica_with_cache",
        "4.999999999999, true, healthy, replica_with_cache", "5, false, degraded, primary", "1e300, false, degraded, primary"
    })
    void thePlainFormulaIsKeptBitForBit(double lag, boolean acceptable, String status, String route) {
        assertThat(BasicReplica.of(lag)).isEqualTo(new BasicReplica(lag, acceptable, status, route));
    }

    @ParameterizedTest
    @CsvSource({"0/0, 0", "0/1, 1", "16/B374D848, 97500059720", "1/0, 4294967296", "FFFFFFFF/FFFFFFFF, -1",
            "00000001/00000010, 4294967312"})
    void aPositionInTheWalIsReadAndPrintedAsPostgresDoes(String text, long position) {
        assertThat(Lsn.of(text).position()).isEqualTo(position);
        assertThat(Lsn.of(Lsn.of(text).toString())).isEqualTo(Lsn.of(text));
    }

    @Test
    void positionsDifferInBytesAndCompareWithoutASign() {
        assertThat(Lsn.of("16/B374D848").minus(Lsn.of("16/B374D800"))).isEqualTo(72);
        assertThat(Lsn.of("1/0").minus(Lsn.of("0/FFFFFFFF"))).isEqualTo(1);
        assertThat(Lsn.of("0/5").minus(Lsn.of("0/7"))).isEqualTo(-2);
        assertThat(Lsn.of("80000000/0")).isGreaterThan(Lsn.of("7FFFFFFF/FFFFFFFF"));
        assertThat(Lsn.of("16/B374D848")).hasToString("16/B374D848");
    }

    @ParameterizedTest
    @CsvSource({"16", "16/", "/1", "1/123456789", "x/1", "''", "1/2/3", "-1/0"})
    void whatIsNoPositionIsRefusedInWords(String text) {
        assertThatThrownBy(() -> Lsn.of(text)).isInstanceOf(RefusedFigure.class).hasMessageContaining("one like 16/B374D848 will do");
    }
}

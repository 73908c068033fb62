package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.unit.Blocks.blocks;
import static org.plumbline.plan.unit.Bytes.kibibytes;
import static org.plumbline.plan.unit.Rows.rows;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;

class FormatTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0             | 0 ms
            1             | <0.001 ms
            8000          | 0.008 ms
            250000        | 0.25 ms
            4213000       | 4.21 ms
            42130000      | 42.1 ms
            1234400000    | 1,234 ms
            9999400000    | 9,999 ms
            9999500000    | 10 s
            12345000000   | 12.3 s
            119940000000  | 119.9 s
            119950000000  | 2 min
            125000000000  | 2 min 5 s
            7199600000000 | 2 h
            7265000000000 | 2 h 1 min
            -289750000000 | -4 min 50 s
            """)
    void choosesTheUnitOfATime(long nanos, String text) {
        assertThat(Format.time(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @Test
    void keepsEveryDigitOfATimeInFull() {
        assertThat(Format.timeFull(Duration.ofNanos(1_234_567_000))).isEqualTo("1,234.567 ms");
        assertThat(Format.timeFull(Duration.ofNanos(-3_333_333))).isEqualTo("-3.333333 ms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0      | 0 rows
            1         | 1      | 1 row
            2.5       | 2.5    | 2.5 rows
            4212      | 4,212  | 4,212 rows
            999999    | 999,999 | 999,999 rows
            1234567   | 1.2 M  | 1,234,567 rows
            999949999 | 999.9 M | 999,949,999 rows
            999950000 | 1 B    | 999,950,000 rows
            """)
    void shortensLargeNumbersOfRows(double value, String text, String full) {
        assertThat(Format.rows(rows(value))).isEqualTo(text);
        assertThat(Format.rowsFull(rows(value))).isEqualTo(full);
    }

    @Test
    void countsSizesInStepsOf1024() {
        assertThat(Format.bytes(new Bytes(512))).isEqualTo("512 bytes");
        assertThat(Format.bytes(kibibytes(25))).isEqualTo("25 kB");
        assertThat(Format.bytes(kibibytes(8400))).isEqualTo("8.2 MB");
        assertThat(Format.bytes(new Bytes(1_048_575))).isEqualTo("1 MB");
        assertThat(Format.blocks(blocks(1050))).isEqualTo("8.2 MB");
        assertThat(Format.blocks(blocks(-1))).isEqualTo("-8 kB");
        assertThat(Format.blocksFull(blocks(1050))).isEqualTo("1,050 blocks (8,601,600 bytes)");
        assertThat(Format.bytesFull(kibibytes(24_592))).isEqualTo("25,182,208 bytes");
    }

    @Test
    void namesFactorsSharesAndCosts() {
        assertThat(Format.factor(3050.4)).isEqualTo("3,050×");
        assertThat(Format.factor(1.5)).isEqualTo("1.5×");
        assertThat(Format.factorFull(3050.25)).isEqualTo("3,050.25×");
        assertThat(Format.share(new Share(0.6234))).isEqualTo("62 %");
        assertThat(Format.share(new Share(0.004))).isEqualTo("<1 %");
        assertThat(Format.share(new Share(0.999))).isEqualTo(">99 %");
        assertThat(Format.share(Share.ALL)).isEqualTo("100 %");
        assertThat(Format.share(Share.NONE)).isEqualTo("0 %");
        assertThat(Format.shareFull(new Share(0.6234))).isEqualTo("62.34 %");
        assertThat(Format.cost(new Cost(431.02))).isEqualTo("431.02");
        assertThat(Format.cost(new Cost(12_345.67))).isEqualTo("12,346");
        assertThat(Format.costFull(new Cost(12_345.67))).isEqualTo("12,345.67");
        assertThat(Format.count(1_234_567)).isEqualTo("1.2 M");
        assertThat(Format.countFull(1_234_567)).isEqualTo("1,234,567");
    }

    @Test
    void readsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Format.time(Duration.ofMillis(1234))).isEqualTo("1,234 ms");
            assertThat(Format.rows(rows(2.5))).isEqualTo("2.5");
        } finally {
            Locale.setDefault(before);
        }
    }
}

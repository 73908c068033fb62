package org.plumbline.capacity.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class BasicPoolTest {
    @Test
    void isThatOfTheSourceForItsOwnExample() {
        assertThat(of(100, 200)).isEqualTo(new BasicPool(BigInteger.TEN, BigInteger.TEN, 30, 3600, true));
    }

    @Test
    void isWhatPythonCalculatesToTheBit() throws IOException {
        var soft = new SoftAssertions();
        for (String line : lines()) {
            String[] cells = line.split(",");
            if (cells[3].equals("overflow")) {
                soft.assertThatThrownBy(() -> python(cells)).as(line).isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("too large");
            } else {
                BasicPool pool = python(cells);
                soft.assertThat(pool.poolSize()).as(line).isEqualTo(new BigInteger(cells[3]));
                soft.assertThat(pool.maxOverflow()).as(line).isEqualTo(new BigInteger(cells[4]));
            }
        }
        soft.assertAll();
    }

    @Test
    void refusesATimeThatIsNoNumber() {
        assertThatThrownBy(() -> BasicPool.of(BigInteger.TEN, BigInteger.TEN, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BasicPool.of(BigInteger.TEN, BigInteger.TEN, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isUnstableAtOneRequestPerUserAndSecond() {
        assertThat(of(100, 200).problems(100, 200, 50, 1)).containsExactly(new BasicProblem.Unstable(1));
        assertThat(of(100, 200).problems(100, 100, 50, 1)).isEmpty();
    }

    @Test
    void exceedsTheHalfThatItMeansToKeepTo() {
        assertThat(of(8, 20).problems(8, 20, 50, 1)).containsExactly(
                new BasicProblem.AboveHalf(BigInteger.valueOf(5), 4),
                new BasicProblem.OverflowAboveCap(BigInteger.valueOf(15), 4, true));
        assertThat(of(30, 200).problems(30, 100, 50, 1)).containsExactly(
                new BasicProblem.OverflowAboveCap(BigInteger.valueOf(20), 15, false));
    }

    @Test
    void countsOneProcessOfTheFleet() {
        assertThat(of(100, 200).problems(100, 100, 50, 6)).containsExactly(
                new BasicProblem.EachProcess(6, BigInteger.valueOf(120), 100));
    }

    private static BasicPool of(int maxConnections, int users) {
        return BasicPool.of(BigInteger.valueOf(maxConnections), BigInteger.valueOf(users), BigInteger.valueOf(50));
    }

    private static BasicPool python(String... cells) {
        var maxConnections = new BigInteger(cells[0]);
        var users = new BigInteger(cells[1]);
        return cells[2].matches("[0-9]+") ? BasicPool.of(maxConnections, users, new BigInteger(cells[2]))
                : BasicPool.of(maxConnections, users, Double.parseDouble(cells[2]));
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = BasicPoolTest.class.getResourceAsStream("/capacity/basic-pool.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}

package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.PageCosts;
import org.plumbline.catalog.PageReads;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.catalog.SettingFacts;

class PageCostFitTest {
    private static final Optional<Duration> UNTIMED = Optional.empty();

    @Test
    void theDefaultStandsForAHardDiskAndNineOfTenPagesInMemory() {
        PageCostFit fit = fit(server("1", "4"), 900_000, 100_000, UNTIMED, UNTIMED);
        assertThat(fit.fitting()).isEqualTo(new PageCosts(1, 4));
        assertThat(fit.ground()).isEqualTo(PageCostFit.Ground.SHARE);
        assertThat(fit.differs()).isFalse();
    }

    @Test
    void whatIsAllInMemoryIsReadHereAndThereAsCheaplyAsOn() {
        PageCostFit fit = fit(server("1", "4"), 999_000, 1_000, UNTIMED, UNTIMED);
        assertThat(fit.fitting().random()).isEqualTo(1);
        assertThat(fit.differs()).isTrue();
    }

    @Test
    void aDiskThatWasTimedCountsAsItIs() {
        PageCostFit flash = fit(server("1", "4"), 500_000, 500_000, micros(120), micros(40));
        assertThat(flash.ground()).isEqualTo(PageCostFit.Ground.DISK);
        assertThat(flash.fitting().random()).isEqualTo(1.5);
        PageCostFit hard = fit(server("1", "4"), 500_000, 500_000, micros(8_000), micros(40));
        assertThat(hard.fitting().random()).as("40 times as long at most").isEqualTo(20);
    }

    @Test
    void whatTheSystemHasInMemoryIsOnNoDisk() {
        PageCostFit fit = fit(server("1", "4"), 100_000, 900_000, micros(6), UNTIMED);
        assertThat(fit.ground()).isEqualTo(PageCostFit.Ground.SYSTEM);
        assertThat(fit.fitting()).isEqualTo(new PageCosts(1, 1));
    }

    @Test
    void whereReadingOnIsNotTimedADiskHandsOverWhatIsUsual() {
        PageCostFit flash = fit(server("1", "4"), 800_000, 200_000, micros(90), UNTIMED);
        assertThat(flash.ground()).isEqualTo(PageCostFit.Ground.READS);
        assertThat(flash.fitting().random()).isEqualTo(1);
        assertThat(fit(server("1", "4"), 800_000, 200_000, micros(6_000), UNTIMED).fitting().random()).isEqualTo(8);
    }

    @Test
    void aFewPagesSayNothing() {
        PageCostFit fit = fit(server("1", "1.1"), 9_999, 0, UNTIMED, UNTIMED);
        assertThat(fit.ground()).isEqualTo(PageCostFit.Ground.FEW);
        assertThat(fit.fitting()).isEqualTo(new PageCosts(1, 1.1));
        assertThat(fit.differs()).isFalse();
    }

    @Test
    void costsAreInTheServersOwnUnits() {
        assertThat(fit(server("0.1", "0.4"), 950_000, 50_000, UNTIMED, UNTIMED).fitting()).isEqualTo(new PageCosts(0.1, 0.2));
        assertThat(fit(server("0", "4"), 950_000, 50_000, UNTIMED, UNTIMED).fitting().random()).as("where one is free").isEqualTo(2);
    }

    @Test
    void nothingIsSaidOfAServerThatTellsNothing() {
        assertThat(PageCostFit.of(server("1", "4"))).isEmpty();
    }

    @Test
    void whatASessionChoseIsPlannedWithAndTheServersOwnIsKept() {
        ServerFacts chosen = server("1", "4").with(new PageCosts(1, 1.2));
        assertThat(chosen.pageCosts()).isEqualTo(new PageCosts(1, 1.2));
        assertThat(chosen.ownPageCosts()).isEqualTo(new PageCosts(1, 4));
        assertThat(chosen.choosesPageCosts()).isTrue();
        assertThat(server("1", "4").choosesPageCosts()).isFalse();
        assertThat(PlannerCosts.of(chosen).randomPage()).as("the model goes by it").isEqualTo(1.2);
        assertThat(PageCostFit.of(chosen.with(new PageReads(900_000, 100_000, UNTIMED, UNTIMED))).orElseThrow().now())
                .isEqualTo(new PageCosts(1, 4));
    }

    private static PageCostFit fit(ServerFacts server, long hit, long read, Optional<Duration> random, Optional<Duration> sequential) {
        return PageCostFit.of(server.with(new PageReads(hit, read, random, sequential))).orElseThrow();
    }

    private static Optional<Duration> micros(long micros) {
        return Optional.of(Duration.ofNanos(micros * 1_000));
    }

    private static ServerFacts server(String sequential, String random) {
        return new ServerFacts(17, CatalogFixture.NOW, Optional.empty(), true, 200_000_000, List.of(
                new SettingFacts("random_page_cost", random, Optional.empty(), "default"),
                new SettingFacts("seq_page_cost", sequential, Optional.empty(), "configuration file")), List.of(), Optional.empty(),
                Optional.empty());
    }
}

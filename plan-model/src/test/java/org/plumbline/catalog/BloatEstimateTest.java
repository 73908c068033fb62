package org.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

class BloatEstimateTest {
    private static final List<ColumnFacts> COLUMNS = List.of(column(4), column(104));

    /// 28 bytes of header and pointer, 112 of values: 58 rows to a page of 8168 bytes.
    @Test
    void countsThePagesThatRowsNeed() {
        Bloat bloat = BloatEstimate.ofTable(Rows.rows(58 * 25), Blocks.blocks(100), 100, COLUMNS).orElseThrow();
        assertThat(bloat).isEqualTo(new Bloat(Blocks.blocks(75).bytes(), Blocks.blocks(100).bytes(), Bloat.Source.ESTIMATED));
    }

    @Test
    void takesRoomLeftOnPurposeForNone() {
        assertThat(BloatEstimate.ofTable(Rows.rows(29 * 100), Blocks.blocks(100), 50, COLUMNS).orElseThrow().wasted())
                .isEqualTo(Bytes.NONE);
    }

    /// 12 bytes of header and pointer, 8 of a value: 407 entries to a page, of which 10 % are left free.
    @Test
    void countsThePagesThatEntriesNeed() {
        Bloat bloat = BloatEstimate.ofIndex(Rows.rows(366 * 49), Blocks.blocks(100), 90, List.of(column(4))).orElseThrow();
        assertThat(bloat.wasted()).isEqualTo(Blocks.blocks(50).bytes());
    }

    @Test
    void isSilentWithoutStatisticsAndOnFewPages() {
        var unknown = new ColumnFacts("a", "text", false, false, false, OptionalLong.empty(), Optional.empty());
        assertThat(BloatEstimate.ofTable(Rows.rows(1_000), Blocks.blocks(100), 100, List.of(column(4), unknown))).isEmpty();
        assertThat(BloatEstimate.ofTable(Rows.rows(1), Blocks.blocks(15), 100, COLUMNS)).isEmpty();
        assertThat(BloatEstimate.ofTable(Rows.NONE, Blocks.blocks(100), 100, COLUMNS)).isEmpty();
    }

    private static ColumnFacts column(long width) {
        return new ColumnFacts("c" + width, "text", true, false, false, OptionalLong.empty(),
                Optional.of(CatalogFixture.statistics(width)));
    }
}

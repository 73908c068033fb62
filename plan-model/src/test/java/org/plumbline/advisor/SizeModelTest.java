package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.plan.unit.Bytes;

class SizeModelTest {
    private static final int VERSION = 18;
    private static final Optional<Bytes> EXPECTED = Optional.of(new Bytes(1_000_000_000));

    private final TableFacts orders = new CatalogFixture().wide("id", "integer", 4).wide("name", "text", 20).table();
    private final IndexCandidate plain = index(IndexCandidate.Key.column("id"), Optional.empty());

    @Test
    void anIndexOnColumnsIsAsLargeAsItIsBuilt() {
        Bytes built = IndexCost.of(plain, orders, VERSION).orElseThrow().size();
        assertThat(built.count()).isPositive().isLessThan(EXPECTED.orElseThrow().count());
        assertThat(SizeModel.REAL.size(plain, orders, VERSION, EXPECTED)).contains(built);
        assertThat(SizeModel.SERVER.size(plain, orders, VERSION, EXPECTED)).isEqualTo(EXPECTED);
    }

    @Test
    void whereRowsOrValuesAreEstimatedTheLargerEstimateCounts() {
        IndexCandidate partial = index(IndexCandidate.Key.column("id"), Optional.of("id > 7"));
        IndexCandidate lower = index(IndexCandidate.Key.expression("lower(name)"), Optional.empty());
        assertThat(SizeModel.REAL.size(partial, orders, VERSION, EXPECTED)).isEqualTo(EXPECTED);
        assertThat(SizeModel.REAL.size(lower, orders, VERSION, EXPECTED)).isEqualTo(EXPECTED);
        Bytes built = IndexCost.of(lower, orders, VERSION).orElseThrow().size();
        assertThat(SizeModel.REAL.size(lower, orders, VERSION, Optional.of(new Bytes(1)))).contains(built);
    }

    private static IndexCandidate index(IndexCandidate.Key key, Optional<String> where) {
        return new IndexCandidate(Optional.of("public"), "orders", "btree", List.of(key), List.of(), where);
    }
}

package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.advice.rule.RuleTester.indexes;
import static org.plumbline.advice.rule.RuleTester.measured;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

class KnownIndexesTest {
    @Test
    void namesAnIndexThatIsThereInsteadOfProposingIt() {
        Finding finding = finding(new CatalogFixture().index("orders_kind_source_idx", "kind", "source"));

        assertThat(indexes(finding)).isEmpty();
        assertThat(finding.evidence()).contains(Evidence.text("index that is there already", "orders_kind_source_idx"));
    }

    @Test
    void proposesItBesideOthersAndNoLongerDoubtsThatItIsThere() {
        Finding finding = finding(new CatalogFixture().index("orders_source_kind_idx", "source", "kind")
                .index(CatalogFixture.index("part", "btree", List.of("kind"), Optional.of("(source = 1)"), false, true, 7, 8))
                .index(CatalogFixture.index("broken", "btree", List.of("kind"), Optional.empty(), false, false, 0, 8))
                .index(CatalogFixture.index("other", "brin", List.of("kind"), Optional.empty(), false, true, 7, 8)));

        assertThat(indexes(finding)).containsExactly("orders (kind)");
        assertThat(finding.doubts()).doesNotContain(Doubt.EXISTING_INDEXES_UNKNOWN);
        assertThat(finding(Optional.empty()).doubts()).contains(Doubt.EXISTING_INDEXES_UNKNOWN);
    }

    @Test
    void tellsWhatItWouldCostWhereWidthsAreKnown() {
        Finding finding = finding(new CatalogFixture().wide("id", "bigint", 8).wide("kind", "integer", 4).wide("note", "text", 52));

        // An entry of 8 + 8 + 4 bytes for each of 500 000 rows, pages nine tenths full; a row has 64 + 24 + 4 bytes.
        assertThat(finding.evidence()).contains(
                Evidence.bytes("size of the new index, about", Bytes.bytes(1_374 * 8_192)),
                Evidence.share("more to write for each new row", Share.of(20, 92)));
        assertThat(finding(new CatalogFixture()).evidence()).extracting(Evidence::name).doesNotContain("size of the new index, about");
    }

    @Test
    void proposesTextPatternOpsOnlyWhereTheCollationIsNotBytes() {
        String prefix = "(note ~~ 'ab%'::text)";

        assertThat(indexes(finding(prefix, new CatalogFixture().wide("note", "text", 52))))
                .containsExactly("orders (note text_pattern_ops)");
        assertThat(indexes(finding(prefix, new CatalogFixture().inByteOrder("note")))).containsExactly("orders (note)");
        assertThat(indexes(finding(prefix, new CatalogFixture().inByteOrder("note").index("orders_note_idx", "note")))).isEmpty();
    }

    private static Finding finding(CatalogFixture fixture) {
        return finding("(kind = 3)", fixture);
    }

    private static Finding finding(String filter, CatalogFixture fixture) {
        return finding(filter, Optional.of(fixture.facts()));
    }

    private static Finding finding(Optional<CatalogFacts> facts) {
        return finding("(kind = 3)", facts);
    }

    private static Finding finding(String filter, Optional<CatalogFacts> facts) {
        return RuleBook.advise(measured("""
                Seq Scan on orders  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..90.000 rows=9 loops=1)
                  Filter: %s
                  Rows Removed by Filter: 499991
                Execution Time: 91.000 ms
                """.formatted(filter)), facts).findings().getFirst();
    }
}

package org.plumbline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.Bloat;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.plan.unit.Bytes;

class BloatedIndexesTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void rebuildsIt() {
        db.index("sound", "a").index(CatalogFixture.index("swollen", "btree", List.of(new IndexFacts.Key("b", "int4_ops", "", 0)),
                Optional.empty(), false, true, false, 3, Bytes.kibibytes(40_000),
                Optional.of(new Bloat(Bytes.kibibytes(30_000), Bytes.kibibytes(40_000), Bloat.Source.ESTIMATED))));
        assertThat(new BloatedIndexes().check(db.facts())).singleElement()
                .satisfies(finding -> assertThat(Sql.of(finding)).containsExactly("REINDEX INDEX CONCURRENTLY public.swollen"));
    }
}

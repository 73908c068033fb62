package org.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.index.IndexCandidate.Key.column;
import static org.plumbline.index.IndexCandidate.Key.expression;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.ExtensionFacts;
import org.plumbline.catalog.ServerFacts;

class IndexDdlTest {
    @Test
    void namesTheSchemaOfAnExtensionsOperatorClass() {
        var index = new IndexCandidate(Optional.empty(), "t", "gin",
                List.of(IndexCandidate.Key.column("name").withOperatorClass("gin_trgm_ops")), List.of(), Optional.empty());
        assertThat(IndexDdl.definition(QualifiedOperators.of(index, server("Extensions"))))
                .isEqualTo("ON t USING gin (name \"Extensions\".gin_trgm_ops)");
        assertThat(QualifiedOperators.of(index, server("Extensions")).extension()).contains("pg_trgm");
        assertThat(QualifiedOperators.of(index, server("public"))).isEqualTo(index);
    }

    private static ServerFacts server(String schema) {
        return new ServerFacts(17, CatalogFixture.NOW, Optional.empty(), true, 200_000_000, List.of(),
                List.of(new ExtensionFacts("pg_trgm", Optional.of("1.6"), "1.6", Optional.of(schema))), Optional.empty(),
                Optional.empty());
    }

    @Test
    void buildsWithoutLockingOutWrites() {
        var ddl = IndexDdl.of(index(Optional.of("shop"), "orders", column("status"), column("created_at")));

        assertThat(ddl.name()).isEqualTo("orders_status_created_at_idx");
        assertThat(ddl.create()).isEqualTo("CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_status_created_at_idx"
                + " ON shop.orders USING btree (status, created_at)");
        assertThat(ddl.drop()).isEqualTo("DROP INDEX CONCURRENTLY IF EXISTS shop.orders_status_created_at_idx");
    }

    @Test
    void quotesNamesThatNeedIt() {
        var ddl = IndexDdl.of(index(Optional.of("My Shop"), "Order", column("user"), column("a\"b")));

        assertThat(ddl.create()).isEqualTo("CREATE INDEX CONCURRENTLY IF NOT EXISTS order_user_a_b_idx"
                + " ON \"My Shop\".\"Order\" USING btree (\"user\", \"a\"\"b\")");
        assertThat(ddl.drop()).isEqualTo("DROP INDEX CONCURRENTLY IF EXISTS \"My Shop\".order_user_a_b_idx");
    }

    @Test
    void keepsLettersOfEveryAlphabet() {
        assertThat(IndexDdl.of(index(Optional.empty(), "straße", column("größe"))).create())
                .startsWith("CREATE INDEX CONCURRENTLY IF NOT EXISTS \"straße_größe_idx\" ON \"straße\"");
    }

    @Test
    void cutsLongNamesToSixtyThreeBytesOnACharacterBoundary() {
        String umlauts = "ü".repeat(50);
        String emoji = "a" + "😀".repeat(20);

        assertThat(IndexDdl.of(index(Optional.empty(), umlauts, column("a"))).name()).satisfies(IndexDdlTest::fits);
        assertThat(IndexDdl.of(index(Optional.empty(), "t".repeat(63), column(emoji))).name()).satisfies(IndexDdlTest::fits);
    }

    @Test
    void tellsLongNamesApartThatBeginAlike() {
        String table = "t".repeat(60);

        assertThat(IndexDdl.of(index(Optional.empty(), table, column("a"))).name())
                .isNotEqualTo(IndexDdl.of(index(Optional.empty(), table, column("b"))).name());
    }

    @Test
    void namesAnExpressionApartFromItsColumn() {
        var ddl = IndexDdl.of(index(Optional.empty(), "users", expression("lower(email)")));

        assertThat(ddl.name()).startsWith("users_lower_email_").endsWith("_idx").isNotEqualTo("users_lower_email_idx");
        assertThat(ddl.create()).endsWith(" ON users USING btree ((lower(email)))");
    }

    @Test
    void namesWhatIsMoreThanColumns() {
        var plain = index(Optional.empty(), "t".repeat(70), column("a"));
        var gin = new IndexCandidate(Optional.empty(), "docs", "gin", List.of(column("body")), List.of(), Optional.empty());

        assertThat(IndexDdl.of(gin).name()).matches("docs_body_gin_[0-9a-f]+_idx");
        assertThat(IndexDdl.of(plain.including(List.of("b")).where(List.of(column("a")), "b > 1")).name())
                .matches("t+_incl_partial_[0-9a-f]+_idx").hasSize(63);
    }

    @Test
    void givesTheSameNameInWhateverSchema() {
        assertThat(IndexDdl.of(index(Optional.of("shop"), "users", expression("lower(email)"))).name())
                .isEqualTo(IndexDdl.of(index(Optional.empty(), "users", expression("lower(email)"))).name());
    }

    @Test
    void printsOperatorClassOrderIncludedColumnsAndPredicate() {
        var candidate = new IndexCandidate(Optional.empty(), "t", "btree",
                List.of(column("name").withOperatorClass("text_pattern_ops"), new IndexCandidate.Key("at", true, true, Optional.empty())),
                List.of("total"), Optional.of("(status = 'open'::text)"));

        assertThat(IndexDdl.of(candidate).create())
                .endsWith(" ON t USING btree (name text_pattern_ops, at DESC) INCLUDE (total) WHERE (status = 'open'::text)");
    }

    @Test
    void givesTheSameNameEveryTime() {
        var candidate = index(Optional.empty(), "t".repeat(80), expression("lower(a)"));

        assertThat(IndexDdl.of(candidate)).isEqualTo(IndexDdl.of(candidate));
    }

    static void fits(String name) {
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(40, IndexName.LONGEST_BYTES);
        assertThat(name).doesNotContain("\uFFFD").endsWith("_idx");
        assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(name);
    }

    static IndexCandidate index(Optional<String> schema, String table, IndexCandidate.Key... keys) {
        return new IndexCandidate(schema, table, "btree", List.of(keys), List.of(), Optional.empty());
    }
}

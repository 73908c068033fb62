package org.plumbline.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.plumbline.sql.block.NotUnderstood;

/// Asks one rewrite about one statement.
final class RewriteTester {
    private final Rewrite rewrite;
    private final Schema schema;

    private RewriteTester(Rewrite rewrite, Schema schema) {
        this.rewrite = rewrite;
        this.schema = schema;
    }

    /// Without a connection.
    static RewriteTester of(Rewrite rewrite) {
        return new RewriteTester(rewrite, Schema.UNKNOWN);
    }

    /// @param tables as [TestSchema] reads them
    static RewriteTester of(Rewrite rewrite, String... tables) {
        return new RewriteTester(rewrite, TestSchema.of(tables));
    }

    Asked on(String sql) {
        try {
            return new Asked(sql, rewrite.of(Original.of(sql, schema)));
        } catch (NotUnderstood why) {
            throw new AssertionError(sql, why);
        }
    }

    record Asked(String sql, List<Rewriting> rewritings) {
        void staysQuiet() {
            assertThat(rewritings).as(sql).isEmpty();
        }

        /// It finds one place, and the new statement is this.
        One becomes(String expected) {
            assertThat(rewritings).as(sql).hasSize(1);
            assertThat(rewritings.getFirst().sql()).isEqualTo(expected);
            return new One(rewritings.getFirst());
        }

        /// It finds these, in the statement's order.
        void become(String... expected) {
            assertThat(rewritings).extracting(Rewriting::sql).containsExactly(expected);
        }
    }

    record One(Rewriting rewriting) {
        /// These conditions, in any order, and no others.
        One given(Condition... conditions) {
            assertThat(rewriting.conditions()).containsExactlyInAnyOrder(conditions);
            return this;
        }

        One related(Relation relation) {
            assertThat(rewriting.relation()).isEqualTo(relation);
            return this;
        }

        One promising(Gain gain) {
            assertThat(rewriting.gain()).isEqualTo(gain);
            return this;
        }
    }
}

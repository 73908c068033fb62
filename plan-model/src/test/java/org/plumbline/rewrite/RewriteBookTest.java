package org.plumbline.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.sql.block.NotUnderstood;

class RewriteBookTest {
    @Test
    void eachRewriteHasItsTestItsPageAndAnIdOfItsOwn() {
        assertThat(RewriteBook.all()).allSatisfy(rewrite -> {
            assertThat(RewriteBook.page(rewrite.info())).startsWith("# " + rewrite.info().title() + "\n");
            assertThat(getClass().getClassLoader().getResource(rewrite.getClass().getName().replace('.', '/') + "Test.class")).isNotNull();
        });
        assertThat(RewriteBook.all()).extracting(rewrite -> rewrite.info().id()).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    @Test
    void findsAllOfAStatement() throws NotUnderstood {
        List<Rewriting> found = RewriteBook.rewritings("""
                SELECT * FROM a WHERE (SELECT count(*) FROM b) > 0 AND a.x NOT IN (SELECT c.y FROM c)""", Schema.UNKNOWN);
        assertThat(found).extracting(each -> each.rewrite().id()).containsExactly("count-to-exists", "not-in-to-not-exists");
    }
}

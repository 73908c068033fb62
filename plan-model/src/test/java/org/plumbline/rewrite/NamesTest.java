package org.plumbline.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.sql.block.NotUnderstood;
import org.plumbline.sql.block.QueryBlock;

class NamesTest {
    private static final Schema KNOWN = TestSchema.of(
            "users(id int primary key, name text)", "posts(id int primary key, user_id int, title text)");

    @Test
    void aQuerySeesTheColumnsAroundItThatItHasNotItself() throws NotUnderstood {
        String sql = "SELECT name FROM users WHERE EXISTS (SELECT 1 FROM posts WHERE user_id = users.id AND title = name)";
        assertThat(outside(sql, KNOWN)).contains(Set.of("users.id", "users.name"));
    }

    @Test
    void withoutACatalogueAnUnqualifiedNameInAQueryIsNotSure() throws NotUnderstood {
        assertThat(outside("SELECT 1 FROM users WHERE EXISTS (SELECT 1 FROM posts WHERE user_id = 5)", Schema.UNKNOWN)).isEmpty();
        assertThat(outside("SELECT 1 FROM users u WHERE EXISTS (SELECT 1 FROM posts p WHERE p.user_id = u.id)", Schema.UNKNOWN))
                .contains(Set.of("u.id"));
    }

    @Test
    void aQueryInAQueryMayReadTheOutermost() throws NotUnderstood {
        String sql = "SELECT 1 FROM users u WHERE u.id IN (SELECT user_id FROM posts WHERE id IN"
                + " (SELECT p.id FROM posts p WHERE p.title = u.name))";
        assertThat(outside(sql, KNOWN)).contains(Set.of("u.name"));
    }

    @Test
    void columnsOfSubqueriesAndWithQueriesAreKnown() throws NotUnderstood {
        Original original = Original.of("""
                WITH w AS (SELECT id, count(*) FROM posts GROUP BY 1), v (a, b) AS (SELECT * FROM users)
                SELECT * FROM w, v, (SELECT p.*, 1 AS one FROM posts p) q""", KNOWN);
        QueryBlock core = original.statement().core();
        assertThat(core.references()).extracting(reference -> original.names().columns(reference).orElseThrow()).satisfiesExactly(
                w -> assertThat(w).containsExactly("id", "count"),
                v -> assertThat(v).containsExactly("a", "b"),
                q -> assertThat(q).containsExactly("id", "user_id", "title", "one"));
    }

    @Test
    void aColumnOfTwoTablesIsNoOnes() throws NotUnderstood {
        assertThat(outside("SELECT 1 FROM users WHERE EXISTS (SELECT 1 FROM posts a, posts b WHERE title = 'x')", KNOWN)).isEmpty();
    }

    private static Optional<Set<String>> outside(String sql, Schema schema) throws NotUnderstood {
        Original original = Original.of(sql, schema);
        QueryBlock query = original.statement().core().inner().getFirst();
        return original.names().readOutside(query).map(read -> {
            var names = new TreeSet<String>();
            read.forEach(bound -> names.add(bound.reference().alias() + "." + bound.column()));
            return names;
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "u.name ; name", "lower(name) ; lower", "name::varchar(3) ; name", "(id + 1)::int ; int4", "id + 1 ; ?column?",
            "'x'::text ; text", "date '2024-01-01' ; date", "timestamp with time zone '2024-01-01' ; timestamptz",
            "CAST(1 AS double precision) ; float8", "'{}'::int[] ; int4", "-1 ; ?column?", "NULL ; ?column?",
            "(SELECT title FROM posts) ; title",
            "EXISTS (SELECT 1 FROM posts) ; exists", "id = 1 ; ?column?", "count(*) FILTER (WHERE id > 1) ; count",
    })
    void anItemIsCalledAsPostgresDoes(String item, String name) throws NotUnderstood {
        Original original = Original.of("SELECT " + item + " FROM users u", KNOWN);
        assertThat(original.names().outputs(original.statement())).contains(List.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CASE WHEN true THEN 1 ELSE id END", "tags[1]", "name COLLATE \"C\"", "(u).name", "ARRAY[id]", "at AT TIME ZONE 'UTC'",
            "trim(name)", "extract(year FROM at)", "true", "(u).*",
    })
    void whatIsCalledAfterSomethingInItIsNotKnown(String item) throws NotUnderstood {
        Original original = Original.of("SELECT " + item + " FROM users u", KNOWN);
        assertThat(original.names().outputs(original.statement())).isEmpty();
    }
}

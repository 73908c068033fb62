package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, value = {
        "SELECT $1, $3 ~ SELECT $1, $3 ~ 1 2 3",
        "SELECT * FROM t WHERE a = :id AND b=:b OR c = :id ~ SELECT * FROM t WHERE a = $1 AND b=$2 OR c = $1 ~ id b",
        "SELECT :'name'::text, a[1:n], a[:n], a[:x::int] ~ SELECT $1::text, a[1:n], a[:n], a[:x::int] ~ name",
        "SELECT ARRAY[:a, :b], f(a[f(1, :c)]), x[-:d] ~ SELECT ARRAY[$1, $2], f(a[f(1, $3)]), x[-$4] ~ a b c d",
        "SELECT f(x := 1, y => :y) ~ SELECT f(x := 1, y => $1) ~ y",
        "UPDATE t SET a = ?, b=? WHERE c IN (?,?) LIMIT ? ~ UPDATE t SET a = $1, b=$2 WHERE c IN ($3,$4) LIMIT $5 ~ 1 2 3 4 5",
        "SELECT 1 WHERE a BETWEEN ? AND ? AND b LIKE ? ESCAPE '!' ~ SELECT 1 WHERE a BETWEEN $1 AND $2 AND b LIKE $3 ESCAPE '!' ~ 1 2 3",
        "SELECT doc ? 'a', d->'x' ?| b, doc ?& ?, ?::jsonb ? ? ~ SELECT doc ? 'a', d->'x' ?| b, doc ?& $1, $2::jsonb ? $3 ~ 1 2 3",
        "SELECT d ?? 'a' AND d ??| ? AND d @? '$.a' OR x=?||'%' ~ SELECT d ? 'a' AND d ?| $1 AND d @? '$.a' OR x=$2||'%' ~ 1 2",
        "SELECT (?) WHERE (a, b) = (?, ?) AND c=?::int ~ SELECT ($1) WHERE (a, b) = ($2, $3) AND c=$4::int ~ 1 2 3 4",
        "TABLE t OFFSET ? ROWS FETCH FIRST ? ROWS ONLY ~ TABLE t OFFSET $1 ROWS FETCH FIRST $2 ROWS ONLY ~ 1 2",
        "SELECT CASE WHEN ? THEN ? ELSE ? END AT TIME ZONE ? ~ SELECT CASE WHEN $1 THEN $2 ELSE $3 END AT TIME ZONE $4 ~ 1 2 3 4"
    })
    void findsThemWhereAValueIsExpected(String sql, String numbered, String names) {
        ParameterisedSql read = Placeholders.numbered(sql);
        assertThat(read.sql()).isEqualTo(numbered);
        assertThat(String.join(" ", read.names())).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT ':a ? $1', \":b\", $$ :c ? $1 $$, E'\\' ?' -- :d ?\n /* :e ? */", "SELECT a::int, doc ? 'k', doc ?| doc.keys, '?'", "", ":",
        "SELECT '{\"a\": 1}'::jsonb ? 'a'"
    })
    void findsNoneInStringsNamesCommentsCastsAndOperators(String sql) {
        assertThat(Placeholders.numbered(sql).names()).isEmpty();
    }

    @Test
    void alikeCallsShareTheirParameters() {
        assertThat(SameCalls.unified("SELECT date_trunc($1, at), $2 FROM t GROUP BY date_trunc($3,at) ORDER BY f($4, g($5)), f($6, g($7))"))
                .isEqualTo("SELECT date_trunc($1, at), $2 FROM t GROUP BY date_trunc($1,at) ORDER BY f($3, g($4)), f($3, g($4))");
        assertThat(SameCalls.unified("SELECT f($1), f($2, 1), 'f($3)'")).isEqualTo("SELECT f($1), f($2, 1), 'f($3)'");
        assertThat(SameCalls.unified("SELECT f($1, $2), f($2, $1)")).isEqualTo("SELECT f($1, $1), f($1, $1)");
        String lists = "SELECT 1 WHERE a IN($1) AND(b=ANY($2) OR c=any($3)) AND(d IN($4)) AND e LIKE($5) AND f like($6)";
        assertThat(SameCalls.unified(lists)).as("no calls").isEqualTo(lists);
        assertThat(SameCalls.unified("SELECT coalesce(a, $1) GROUP BY coalesce(a, $2)"))
                .isEqualTo("SELECT coalesce(a, $1) GROUP BY coalesce(a, $1)");
    }

    @Test
    void bindsATypeToItsParameter() {
        assertThat(TypedParameters.mended("SELECT now() - interval $1 day, DATE  $2, timestamp with time zone $3 AT TIME ZONE $4, x - $5"))
                .isEqualTo("SELECT now() - $1::interval day, $2::DATE, $3::timestamp with time zone AT TIME ZONE $4, x - $5");
        assertThat(TypedParameters.mended("SELECT interval '1 day', \"interval\", 'interval $1'"))
                .isEqualTo("SELECT interval '1 day', \"interval\", 'interval $1'");
    }
}

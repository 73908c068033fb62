package org.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFormatterTest {
    @Test
    void putsEachClauseJoinAndConditionOnItsLine() {
        assertThat(SqlFormatter.format("with a as (select 1 from t where x between 1 and 2), b as (select 2) select a.id, (select max(x) "
                + "from u) from a left join b on b.id=a.id and b.x is not null where a.y = 3 or a.z in (1,2) group by 1 order by 2 limit 3")
                .text()).isEqualTo("""
                with a as (
                    select 1
                    from t
                    where x between 1 and 2
                ),
                b as (
                    select 2
                )
                select a.id, (
                    select max(x)
                    from u
                )
                from a
                left join b on b.id=a.id
                  and b.x is not null
                where a.y = 3
                  or a.z in (1,2)
                group by 1
                order by 2
                limit 3""");
    }

    @Test
    void keepsCommentsAndWhatIsQuoted() {
        assertThat(SqlFormatter.format("select a -- the key\n, 'x  y from z' from t /* all */ where b = 1").text()).isEqualTo("""
                select a -- the key
                    , 'x  y from z'
                from t /* all */
                where b = 1""");
    }

    @Test
    void stringsThatGoOnInTheNextLineStayWhatTheyAre() {
        String sql = "select 'foo'\n 'bar' as x, E'a\\''   -- b\n\t'c'  from t";
        assertThat(SqlFormatter.format(sql).text()).isEqualTo("select 'foo'\n 'bar' as x, E'a\\''   -- b\n\t'c'\nfrom t");
    }

    @Test
    void longListsGoOnInTheNextLine() {
        String list = IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String laid = SqlFormatter.format("select f(" + list + ") from t where a in (" + list + ") and (b in (" + list + ") or c is null) "
                + "group by " + list.replace(",", ", ") + ", case when x then y else z end").text();
        assertThat(laid.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120)).hasSizeBetween(750, 1_200)
                .anyMatch(line -> line.startsWith("  and (b in (0,1,2,")).anyMatch(line -> line.endsWith(",4998,4999) or c is null)"));
        assertThat(SqlFormatter.format(laid).text()).isEqualTo(laid);
    }

    @Test
    void linesThatFitAreNotBroken() {
        String condition = "having sum(total) between 1 and 1000";
        String query = "\nunion all\nselect customer_id\nfrom orders_of_the_year_before_last\n"
                + "where status_of_the_order_of_the_customer <> 'open'";
        String sql = "select id\nfrom orders\ngroup by id\n" + condition + query + "\n  and f(a, (\n    select " + "b".repeat(110) + "\n))";
        assertThat(SqlFormatter.format(sql).text()).isEqualTo(sql);
    }

    @Test
    void manyRowsOfValuesHaveALineEach() {
        assertThat(SqlFormatter.format("insert into t values (1, 'one of the rows'), (2, 'another of the rows'), (3, 'the last row')")
                .text()).isEqualTo("""
                insert into t
                values (1, 'one of the rows'),
                    (2, 'another of the rows'),
                    (3, 'the last row')""");
    }

    @Test
    void deepNestingDoesNotBlowUpTheText() {
        String sql = "select (".repeat(20_000);
        assertThat(SqlFormatter.format(sql).text()).hasSizeLessThan(sql.length() * 25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "select", "((((", "))) from", "select 'a", "/* a", "--", "select a from b where c = 1 -- end", "a;b ; c",
        "update t set a = 1, b = case when x and y then 1 else 2 end where c", "select $1::text from t where x::int=3"})
    void changesNothingButSpace(String sql) {
        assertThat(meaning(SqlFormatter.format(sql).text())).isEqualTo(meaning(sql));
    }

    static Stream<Path> statements() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/sql-marks"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void everyPlaceHasItsCounterpart(Path file) throws IOException {
        String sql = Files.readString(file).split("--: plan", 2)[0].strip();
        FormattedSql formatted = SqlFormatter.format(sql);
        assertThat(meaning(formatted.text())).isEqualTo(meaning(sql));
        for (int i = 0; i < sql.length(); i++) {
            if (!Character.isWhitespace(sql.charAt(i))) {
                assertThat(formatted.text().charAt(formatted.place(i))).isEqualTo(sql.charAt(i));
                assertThat(formatted.original(formatted.place(i))).isEqualTo(i);
            }
        }
        assertThat(SqlFormatter.format(formatted.text()).text()).isEqualTo(formatted.text());
    }

    private static List<SqlToken> meaning(String sql) {
        return SqlScanner.tokens(sql).stream().filter(token -> token.kind() != SqlToken.Kind.SPACE).toList();
    }
}

package org.plumbline.sql.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.sql.ExpressionParser;

class SqlMarksTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final String SCAN = """
            Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)
              Filter: (total > '5'::numeric)
            """;

    @Test
    void aPlaceLeadsToTheNodesOfTheSmallestPartAroundIt() throws PlanParseException {
        String query = "select id from orders where total > 5";
        SqlMarks marks = SqlMarks.of(query, plan(SCAN));
        assertThat(marks.nodesAt(query.indexOf("total"))).containsExactly(NodeId.ROOT);
        assertThat(marks.nodesAt(query.indexOf("select"))).isEmpty();
        assertThat(marks.byNode().get(NodeId.ROOT)).extracting(Mark::kind).containsExactly(Mark.Kind.TABLE, Mark.Kind.CONDITION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "select id from orders where (total > 5 | a parenthesis is not closed",
        "vacuum orders | there is no query in it",
        "select id from orders; select id from orders where total > 5 | several statements",
        "select id from orders where total > 5 group total | “by” was expected",
        "select id from orders o join (values 1) v on true | a row was expected",
        "delete from orders where current of c | the row of a cursor",
    })
    void saysWhyAWholeStatementHasNoMarks(String query, String why) throws PlanParseException {
        SqlMarks marks = SqlMarks.of(query, plan(SCAN));
        assertThat(marks.marks()).isEmpty();
        assertThat(marks.silence()).hasValueSatisfying(words -> assertThat(words).contains(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "explain (analyze, buffers) select id from orders where total > 5",
        "create table big as select id from orders where total > 5",
        "declare c cursor for select id from orders where total > 5",
        "prepare p (int) as select id from orders where total > $1",
        "set work_mem = '4MB'; select id from orders where total > 5;",
        "(select id from only public.orders as orders where total > +5.0)",
        "/* a */ select id -- b\n from \"orders\" where (((total)) > (5))",
        "select id from orders where 5 < total",
        "select id from orders where not total <= 5",
        "select id from orders where cast(total as numeric) > 5::int",
    })
    void marksWhateverStandsAroundAQuery(String query) throws PlanParseException {
        SqlMarks marks = SqlMarks.of(query, plan(SCAN));
        assertThat(marks.marks()).extracting(Mark::kind).containsExactly(Mark.Kind.TABLE, Mark.Kind.CONDITION);
        assertThat(marks.marks()).allSatisfy(mark -> assertThat(textOf(mark, query)).containsAnyOf("orders", "total"));
    }

    @Test
    void anotherStatementsPlanMarksNothing() throws PlanParseException {
        assertThat(SqlMarks.of("select * from customers where totals > 5 and total > 6", plan(SCAN)).marks()).isEmpty();
    }

    @Test
    void thousandsOfPartitionsAndTermsAreMarkedOnce() throws PlanParseException {
        var text = new StringBuilder("Append  (cost=0.00..9.00 rows=1 width=4)\n");
        for (int i = 1; i <= 10_000; i++) {
            text.append("  ->  Seq Scan on events_").append(i).append(" e_").append(i).append("  (cost=0.00..1.00 rows=1 width=4)\n")
                    .append("        Filter: (customer_id = 7)\n");
        }
        SqlMarks marks = SqlMarks.of("select id from events e where e.customer_id = 7 and " + "(".repeat(60) + "true" + ")".repeat(60),
                plan(text.toString()));
        assertThat(marks.marks()).hasSize(20_000);
    }

    /// They print their own aliases with their columns, as VERBOSE does.
    @Test
    void partitionsWithTheirAliasesInTheirConditionsAreAllMarked() throws PlanParseException {
        var text = new StringBuilder("Append  (cost=0.00..9.00 rows=1 width=4)\n");
        for (int i = 1; i <= 6_000; i++) {
            text.append("  ->  Seq Scan on events_p").append(i).append(" e_").append(i).append("  (cost=0.00..1.00 rows=1 width=4)\n")
                    .append("        Filter: ((e_N.customer_id = 7) AND (e_N.kind = 'e_1.x'::text))\n".replace("e_N", "e_" + i));
        }
        String query = "select id from events e where e.customer_id = 7 and e.kind = 'e_1.x'";
        SqlMarks marks = SqlMarks.of(query, plan(text.toString()));
        assertThat(marks.marks()).filteredOn(mark -> mark.kind() == Mark.Kind.TABLE).hasSize(6_000);
        assertThat(marks.marks()).filteredOn(mark -> textOf(mark, query).equals("e.customer_id = 7")).hasSize(6_000);
        assertThat(marks.marks()).filteredOn(mark -> textOf(mark, query).equals("e.kind = 'e_1.x'")).hasSize(6_000);
    }

    /// Comparing each of their references with each node would take minutes.
    @Test
    void thousandsOfUnitedQueriesAreToldApart() throws PlanParseException {
        var query = new StringBuilder("select id from orders where customer_id = 0");
        var text = new StringBuilder("""
                Append  (cost=0.00..9.00 rows=1 width=4)
                  ->  Seq Scan on orders  (cost=0.00..1.00 rows=1 width=4)
                        Filter: (customer_id = 0)
                """);
        for (int i = 1; i < 1_000; i++) {
            query.append("\nunion all select id from orders where customer_id = ").append(i);
            text.append("  ->  Seq Scan on orders orders_").append(i).append("  (cost=0.00..1.00 rows=1 width=4)\n")
                    .append("        Filter: (customer_id = ").append(i).append(")\n");
        }
        SqlMarks marks = SqlMarks.of(query.toString(), plan(text.toString()));
        assertThat(marks.marks()).filteredOn(mark -> mark.kind() == Mark.Kind.TABLE).hasSize(1_000)
                .allSatisfy(mark -> assertThat(query.substring(0, mark.span().start()).lines().count()).isEqualTo(mark.node().index()));
    }

    /// Written out, the outermost column would have four million terms.
    @Test
    void columnsThatGrowInEachSubqueryAreGivenUp() throws PlanParseException {
        String query = "select total a from orders";
        for (int i = 0; i < 22; i++) {
            query = "select a + a * a as a from (" + query + ") q" + i;
        }
        assertThat(SqlMarks.of(query + " where a > 5", plan(SCAN)).marks()).extracting(Mark::kind).containsExactly(Mark.Kind.TABLE);
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() throws PlanParseException {
        assertThat(SqlMarks.of("select (".repeat(2_000), plan(SCAN)).silence()).isPresent();
        assertThat(SqlMarks.of("select " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " from orders", plan(SCAN)).marks())
                .isEmpty();
    }

    /// Every query of the corpus with its plans: a table's mark names the table or its alias, a condition's a column of the condition.
    @Test
    void marksOfRealPlansArePlausible() throws IOException, PlanParseException {
        var odd = new ArrayList<String>();
        int plans = 0;
        int marked = 0;
        try (Stream<Path> folders = Files.list(CORPUS)) {
            for (Path folder : folders.sorted().toList()) {
                String about = Files.readString(folder.resolve("about.txt"));
                Optional<String> query = query(about, "Query:");
                for (Path file : files(folder)) {
                    boolean after = file.getFileName().toString().startsWith("after.");
                    Optional<String> asked = after ? query(about, "Fixed query:").or(() -> query) : query;
                    if (asked.isPresent()) {
                        Plan plan = PlanParser.parse(SourceText.of(file.toString(), Files.readAllBytes(file))).getFirst();
                        SqlMarks marks = SqlMarks.of(asked.get(), plan);
                        marks.marks().stream().filter(mark -> !isPlausible(mark, plan, asked.get()))
                                .forEach(mark -> odd.add(file + ": " + mark + " " + textOf(mark, asked.get())));
                        plans++;
                        marked += marks.marks().isEmpty() ? 0 : 1;
                    }
                }
            }
        }
        assertThat(odd).isEmpty();
        assertThat(plans).isGreaterThan(150);
        assertThat(marked).isGreaterThan(plans - 10);
    }

    private static boolean isPlausible(Mark mark, Plan plan, String query) {
        PlanNode node = plan.node(mark.node());
        String text = textOf(mark, query).toLowerCase(Locale.ROOT);
        return switch (mark.kind()) {
            case TABLE -> node.operation() instanceof Operation.ModifyTable || names(node, plan).anyMatch(text::contains);
            case CONDITION -> PrintedParts.conditions(node.operation()).isEmpty()
                    || PrintedParts.conditions(node.operation()).stream().allMatch(each -> ExpressionParser.columns(each).isEmpty())
                    || PrintedParts.conditions(node.operation()).stream().flatMap(each -> ExpressionParser.everyColumn(each).stream())
                            .anyMatch(column -> text.contains(column.name().toLowerCase(Locale.ROOT)));
            case LIMIT -> text.startsWith("limit") || text.startsWith("offset") || text.startsWith("fetch");
            case QUERY, ORDER, GROUP -> !text.isBlank();
        };
    }

    private static Stream<String> names(PlanNode node, Plan plan) {
        PlanNode scan = node;
        while (scan.operation() instanceof Operation.BitmapIndexScan || scan.operation() instanceof Operation.BitmapAnd
                || scan.operation() instanceof Operation.BitmapOr) {
            scan = plan.parent(scan).orElseThrow();
        }
        return Relation.of(scan, Optional.empty()).stream().flatMap(relation -> Stream.of(
                relation.alias, relation.unnumbered().orElse(relation.alias),
                relation.name.isEmpty() ? relation.alias : relation.name)).map(name -> name.equals("*VALUES*") ? "values" : name);
    }

    private static String textOf(Mark mark, String query) {
        return query.substring(mark.span().start(), mark.span().end());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(plan|after)\\..*")).sorted().toList();
        }
    }

    /// What stands indented below that line.
    private static Optional<String> query(String about, String title) {
        List<String> lines = about.lines().dropWhile(line -> !line.equals(title)).skip(1)
                .takeWhile(line -> line.isEmpty() || line.startsWith("    ")).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines).strip());
    }

    private static Plan plan(String text) throws PlanParseException {
        return PlanParser.parse(SourceText.of("test", text)).getFirst();
    }
}

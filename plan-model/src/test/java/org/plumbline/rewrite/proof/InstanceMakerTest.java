package org.plumbline.rewrite.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Schema;

class InstanceMakerTest {
    private static final String STATEMENT = "SELECT * FROM orders WHERE status = 'paid' AND total > 10 AND placed >= '2024-03-05'"
            + " AND note LIKE 'a\\_%'";
    private static final Replica SHOP = new Replica(List.of(
            new Replica.Table("public", "orders", List.of(column("id", "integer", true), column("customer", "integer", false),
                    column("status", "character varying(4)", true), column("total", "numeric(4,1)", false), column("placed", "date", false),
                    column("note", "text", false), column("above", "integer", false)),
                    List.of(new Schema.Key(List.of("id"))), List.of(
                            new Schema.ForeignKey(List.of("customer"), "public.customers", List.of("id")),
                            new Schema.ForeignKey(List.of("above"), "public.orders", List.of("id"))), List.of(),
                    List.of("PRIMARY KEY (id)")),
            new Replica.Table("public", "customers", List.of(column("id", "integer", true)), List.of(new Schema.Key(List.of("id"))),
                    List.of(), List.of(), List.of("PRIMARY KEY (id)"))), List.of(), List.of(), List.of(), List.of());

    @Test
    void tablesThatOthersReferToAreFilledFirst() {
        assertThat(SHOP.tables()).extracting(Replica.Table::name).containsExactly("customers", "orders");
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(maker(SHOP).make(3, 14)).isEqualTo(maker(SHOP).make(3, 14));
        assertThat(made(SHOP).stream().distinct()).hasSizeGreaterThan(450);
    }

    @Test
    void keepsWhatConstraintsPromise() {
        for (Instance instance : made(SHOP)) {
            assertThat(instance.keepsReferences()).isTrue();
            var ids = new HashSet<Optional<String>>();
            for (List<Optional<String>> order : instance.rows().getLast()) {
                assertThat(ids.add(order.getFirst())).isTrue();
                assertThat(order.get(2)).isPresent().get().asString().hasSizeLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void membersThatAreNeverTheSameAreNotTwoSpellingsOfOneNumber() {
        var maker = new InstanceMaker(SHOP, List.of(ColumnType.of("numeric")), List.of(0), new Leeway(true, true, Set.of(), List.of()),
                Literals.of(List.of(STATEMENT)));
        for (int i = 0; i < 500; i++) {
            List<BigDecimal> numbers = maker.make(1, i).members().stream().flatMap(member -> member.getFirst().stream())
                    .filter(text -> !text.equals("NaN")).map(text -> new BigDecimal(text).stripTrailingZeros()).toList();
            assertThat(numbers).doesNotHaveDuplicates();
        }
    }

    @Test
    void meetsTheStatementsConstantsAndTheirNeighbours() {
        List<List<Optional<String>>> orders = made(SHOP).stream().flatMap(instance -> instance.rows().getLast().stream()).toList();
        assertThat(values(orders, 2)).contains("paid", "PAID", "pai");
        assertThat(values(orders, 3)).contains("9", "10", "11", "10.5", "9.5");
        assertThat(values(orders, 4)).contains("2024-03-04", "2024-03-05", "2024-03-06");
        assertThat(values(orders, 5)).contains("a_", "a_x", "A_");
        assertThat(orders).anyMatch(order -> order.get(1).isEmpty()).anyMatch(order -> order.get(1).isPresent());
    }

    @Test
    void makesFewAndManyRowsAndSomeTwice() {
        List<Instance> made = made(SHOP.without(new Demand.Unique("public.orders", List.of("id"))));
        assertThat(made.stream().map(instance -> instance.rows().getLast().size())).contains(0, 1, 2, 5, 8);
        assertThat(made).anyMatch(instance -> new HashSet<>(instance.rows().getLast()).size() < instance.rows().getLast().size());
    }

    @Test
    void makesValuesThatAreEasilyTakenForOne() {
        var close = new Replica(List.of(new Replica.Table("public", "facts", List.of(column("big", "bigint", true),
                column("ratio", "double precision", true), column("amount", "numeric", true),
                column("at", "timestamp without time zone", true), column("code", "character varying(8)", true),
                column("small", "integer", true)), List.of(), List.of(), List.of(), List.of())),
                List.of(), List.of(), List.of(), List.of());
        List<List<String>> together = made(close).stream().flatMap(instance -> IntStream.range(0, 6)
                .mapToObj(i -> values(instance.rows().getFirst(), i))).toList();
        assertThat(together).anyMatch(values -> values.containsAll(List.of("9007199254740992", "9007199254740993")))
                .anyMatch(values -> values.containsAll(List.of("1.0", "1.00")))
                .anyMatch(values -> values.containsAll(List.of("2024-03-10 02:30:00", "2024-03-10 03:30:00")))
                .anyMatch(values -> values.containsAll(List.of("a", "a ")));
        assertThat(made(close).stream().flatMap(instance -> values(instance.rows().getFirst(), 5).stream()))
                .doesNotContain("9007199254740992");
    }

    @Test
    void makesDemandsTrueAndBreaksThem() {
        var demand = new Demand.NotNull("public.orders", "customer");
        assertThat(values(made(SHOP.imposing(List.of(demand))))).doesNotContain(Optional.empty());
        assertThat(values(made(SHOP.imposing(List.of(demand)).without(demand)))).contains(Optional.empty());
    }

    @Test
    void breaksWhatIsOpenAboutTimes() {
        var leeway = new Leeway(false, false, Set.of(0), List.of(new Demand.AfterChrist("public.orders", "placed")));
        var maker = new InstanceMaker(SHOP, List.of(ColumnType.of("date")), List.of(), leeway, Literals.of(List.of(STATEMENT)));
        List<Instance> made = IntStream.range(0, 500).mapToObj(i -> maker.make(1, i)).toList();
        assertThat(made).extracting(instance -> instance.parameters().getFirst()).contains(Optional.of("infinity"), Optional.empty());
        assertThat(values(made.stream().flatMap(instance -> instance.rows().getLast().stream()).toList(), 4))
                .contains("infinity", "2024-03-05", "2024-03-05 BC").doesNotContain("2024-02-29 BC");
    }

    private static List<Optional<String>> values(List<Instance> made) {
        return made.stream().flatMap(instance -> instance.rows().getLast().stream()).map(order -> order.get(1)).distinct().toList();
    }

    private static List<String> values(List<List<Optional<String>>> rows, int column) {
        return rows.stream().flatMap(row -> row.get(column).stream()).distinct().toList();
    }

    private static List<Instance> made(Replica replica) {
        InstanceMaker maker = maker(replica);
        return IntStream.range(0, 500).mapToObj(i -> maker.make(1, i)).toList();
    }

    private static InstanceMaker maker(Replica replica) {
        return new InstanceMaker(replica, List.of(), List.of(), new Leeway(false, true, Set.of(), List.of()),
                Literals.of(List.of(STATEMENT)));
    }

    private static Replica.Column column(String name, String type, boolean notNull) {
        return new Replica.Column(name, ColumnType.of(type), notNull, Optional.empty(), false, Optional.empty(), true);
    }
}

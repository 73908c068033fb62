package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.rewrite.proof.ProofBench.Answers;
import org.plumbline.rewrite.proof.ProofBench.Described;

/// How a pair is asked, by the sense in which both are to do the same.
interface Questions {
    String FIRST = "plumbline_first";
    String SECOND = "plumbline_second";

    /// Types of the original's parameters, in order, and of those that are asked for beside them.
    List<String> parameters();

    /// Places of those that arrays take the place of.
    default List<Integer> many() {
        return List.of();
    }

    /// What both answer, for each instance.
    List<Answers> ask(List<Instance> instances) throws ProofFailure;

    /// Whether the answers are the contents of the tables.
    default boolean ofEffects() {
        return false;
    }

    /// The one row that holds all rows of a statement, and the sort keys of each.
    static String collecting(String sql, Described described, Optional<Ordering.Keyed> keyed) {
        int columns = described.types().size();
        int all = columns + keyed.map(Ordering.Keyed::added).orElse(0);
        String names = all == 0 ? "" : IntStream.rangeClosed(1, all).mapToObj(i -> "c" + i).collect(Collectors.joining(", ", " (", ")"));
        return "SELECT array_agg(" + row(IntStream.rangeClosed(1, columns).boxed().toList()) + "), "
                + keyed.map(keys -> "array_agg(" + row(keys.keys()) + ")").orElse("NULL::text[]")
                + " FROM (\n" + keyed.map(Ordering.Keyed::sql).orElse(sql) + "\n) AS q" + names;
    }

    static String row(List<Integer> columns) {
        return columns.stream().map(i -> "c" + i).collect(Collectors.joining(", ", "ROW(", ")::text"));
    }

    static String execute(String name, List<Optional<String>> values) {
        return "EXECUTE " + name + (values.isEmpty() ? ""
                : values.stream().map(Names::literal).collect(Collectors.joining(", ", "(", ")")));
    }

    /// The values of the second's parameters by the names of the first's.
    ///
    /// @throws ProofFailure where one is called otherwise than all of the first
    static List<Integer> places(List<String> first, List<String> second) throws ProofFailure {
        var places = new ArrayList<Integer>();
        for (String name : second) {
            if (!first.contains(name)) {
                throw new ProofFailure("The rewritten statement has a parameter that the original has not: " + name + ".", null);
            }
            places.add(first.indexOf(name));
        }
        return places;
    }

    /// Both give the same rows.
    record SameRows(ProofBench bench, List<String> parameters, List<Integer> places) implements Questions {
        static SameRows prepared(Pair pair, Described first, Described second, ProofBench bench) throws ProofFailure {
            String sql = pair.original().sql();
            Optional<Ordering.Keyed> keyed = Ordering.of(sql, first.names()).flatMap(order -> order.in(sql, first.types().size()));
            bench.prepare(FIRST, collecting(sql, first, keyed));
            bench.prepare(SECOND, collecting(pair.other().sql(), second, Optional.empty()));
            return new SameRows(bench, first.parameters(), Questions.places(pair.original().names(), pair.other().names()));
        }

        @Override
        public List<Answers> ask(List<Instance> instances) throws ProofFailure {
            return bench.run(instances.stream().map(instance -> new ProofBench.Trial(instance.fill(), execute(FIRST, instance.parameters()),
                    execute(SECOND, places.stream().map(instance.parameters()::get).toList()), Optional.empty())).toList());
        }
    }

    /// Both leave the same rows in the tables, and return the same.
    ///
    /// @param many where the other takes arrays of what the original takes: all places, as the original is run for each member of them
    /// @param returning the rows that they return are to be the same too
    record SameEffect(
            ProofBench bench, List<String> parameters, List<Integer> places, List<Integer> many, String look, boolean returning)
            implements Questions {
        static SameEffect prepared(Pair pair, Described first, Described second, Replica replica, ProofBench bench) throws ProofFailure {
            bench.prepare(FIRST, pair.original().sql());
            bench.prepare(SECOND, pair.other().sql());
            List<Integer> places = Questions.places(pair.original().names(), pair.other().names());
            boolean arrays = !places.isEmpty() && IntStream.range(0, places.size()).allMatch(i ->
                    second.parameters().get(i).endsWith("[]") && !first.parameters().get(places.get(i)).endsWith("[]"));
            return new SameEffect(bench, first.parameters(), places,
                    arrays ? IntStream.range(0, first.parameters().size()).boxed().toList() : List.of(), look(replica),
                    !arrays && !first.types().isEmpty());
        }

        /// What a sequence counts is left out: how far it is no rollback undoes.
        private static String look(Replica replica) {
            return replica.tables().stream().map(table -> "SELECT ROW(" + Stream.concat(
                    Stream.of(Names.literal(Optional.of(table.qualifiedName()))), table.columns().stream()
                            .filter(column -> !column.counted()).map(column -> Names.quoted(column.name())))
                    .collect(Collectors.joining(", ")) + ")::text AS r FROM " + Names.of(table))
                    .collect(Collectors.joining(" UNION ALL ", "SELECT array_agg(r), NULL::text[] FROM (", ") AS q"));
        }

        @Override
        public boolean ofEffects() {
            return true;
        }

        @Override
        public List<Answers> ask(List<Instance> instances) throws ProofFailure {
            return bench.run(instances.stream().map(instance -> new ProofBench.Trial(instance.fill(), first(instance),
                    execute(SECOND, places.stream().map(place -> second(instance, place)).toList()), Optional.of(look), returning))
                    .toList());
        }

        private String first(Instance instance) {
            return many.isEmpty() ? execute(FIRST, instance.parameters()) : instance.members().isEmpty() ? "SELECT"
                    : instance.members().stream().map(member -> execute(FIRST, member)).collect(Collectors.joining("; "));
        }

        private Optional<String> second(Instance instance, int place) {
            return many.isEmpty() ? instance.parameters().get(place)
                    : Optional.of(ValuePool.array(instance.members().stream().map(member -> member.get(place)).toList()));
        }
    }
}

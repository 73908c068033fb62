package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.proof.ProofBench.Answers;
import org.plumbline.rewrite.proof.ProofBench.Described;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken.Kind;

/// The original is run once for each member of an array, the other once for all of them.
final class MemberQuestions implements Questions {
    private final ProofBench bench;
    private final Pair pair;
    private final Described first;
    private final int single;
    /// Of each parameter of the other the original's; -1 for the array.
    private final List<Integer> places;
    /// The type of the member that the other has in front.
    private final Optional<String> front;
    /// What the other gives.
    private final Described given;

    private MemberQuestions(ProofBench bench, Pair pair, Described first, Described given, int single, List<Integer> places,
            Optional<String> front) {
        this.bench = bench;
        this.pair = pair;
        this.first = first;
        this.single = single;
        this.places = places;
        this.given = given;
        this.front = front;
    }

    static MemberQuestions prepared(Pair pair, Relation.SameForEach relation, Described first, Described second, ProofBench bench)
            throws ProofFailure {
        int single = pair.original().names().indexOf(bare(relation.single()));
        int array = pair.other().names().indexOf(bare(relation.array()));
        if (single < 0 || array < 0) {
            throw new ProofFailure("The parameters " + relation.single() + " and " + relation.array()
                    + " are not in the statements.", null);
        }
        bench.prepare(SECOND, Questions.collecting(pair.other().sql(), second, Optional.empty()));
        var places = new ArrayList<Integer>();
        for (int i = 0; i < pair.other().names().size(); i++) {
            places.add(i == array ? -1 : Questions.places(pair.original().names(), List.of(pair.other().names().get(i))).getFirst());
        }
        return new MemberQuestions(bench, pair, first, second, single, places,
                relation.memberInFront() ? Optional.of(second.types().getFirst()) : Optional.empty());
    }

    /// A parameter's name without its mark.
    static String bare(String name) {
        return name.startsWith("$") || name.startsWith(":") ? name.substring(1) : name;
    }

    @Override
    public List<String> parameters() {
        return first.parameters();
    }

    @Override
    public List<Integer> many() {
        return List.of(single);
    }

    @Override
    public List<Answers> ask(List<Instance> instances) throws ProofFailure {
        return bench.run(instances.stream().map(instance -> new ProofBench.Trial(instance.fill(), each(instance),
                Questions.execute(SECOND, places.stream().map(place -> second(instance, place)).toList()), Optional.empty())).toList());
    }

    private static Optional<String> second(Instance instance, int place) {
        return place < 0 ? Optional.of(ValuePool.array(instance.members().stream().map(List::getFirst).toList()))
                : instance.parameters().get(place);
    }

    private String each(Instance instance) {
        if (instance.members().isEmpty()) {
            return "SELECT NULL::text[], NULL::text[]";
        }
        return "SELECT array_agg(r), NULL::text[] FROM (" + instance.members().stream().map(member -> {
            var values = new ArrayList<>(instance.parameters());
            values.set(single, member.getFirst());
            return "SELECT unnest(a) AS r FROM ("
                    + Questions.collecting(inFront(member.getFirst(), with(values)), given, Optional.empty()) + ") AS s (a, b)";
        }).collect(Collectors.joining(" UNION ALL ")) + ") AS u";
    }

    private String inFront(Optional<String> member, String sql) {
        return front.map(type -> "SELECT " + Names.literal(member) + "::" + type + ", o.* FROM (\n" + sql + "\n) AS o").orElse(sql);
    }

    /// The original with values in place of its parameters.
    private String with(List<Optional<String>> values) {
        return SqlScanner.tokens(pair.original().sql()).stream().map(token -> {
            if (token.kind() != Kind.PARAMETER) {
                return token.text();
            }
            int number = Integer.parseInt(token.text().substring(1)) - 1;
            return "(" + Names.literal(values.get(number)) + "::" + first.parameters().get(number) + ")";
        }).collect(Collectors.joining());
    }
}

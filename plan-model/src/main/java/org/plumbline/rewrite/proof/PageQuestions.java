package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.plumbline.rewrite.Edit;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.proof.ProofBench.Answer;
import org.plumbline.rewrite.proof.ProofBench.Answers;
import org.plumbline.rewrite.proof.ProofBench.Described;
import org.plumbline.sql.block.Span;

/// The original skips some rows, the other begins behind the last of them: first that row's keys are asked for, then both.
final class PageQuestions implements Questions {
    private static final String BEFORE = "plumbline_before";
    private static final Answers NO_PAGE = new Answers(Optional.of("there is no page before"), new Answer.Rows(List.of(), List.of()),
            new Answer.Rows(List.of(), List.of()), List.of());

    private final ProofBench bench;
    private final List<String> parameters;
    private final int skipped;
    /// Of each parameter of the other the original's, or below 0 the key, from -1.
    private final List<Integer> places;

    private PageQuestions(ProofBench bench, List<String> parameters, int skipped, List<Integer> places) {
        this.bench = bench;
        this.parameters = parameters;
        this.skipped = skipped;
        this.places = places;
    }

    static PageQuestions prepared(Pair pair, Relation.NextPage relation, Described first, Described second, ProofBench bench)
            throws ProofFailure {
        String sql = pair.original().sql();
        Span offset = Ordering.offset(sql).orElseThrow(() -> new ProofFailure("The original has no OFFSET that can be read.", null));
        String figure = sql.substring(offset.start(), offset.end());
        boolean given = figure.startsWith("$");
        int skipped = given ? Integer.parseInt(figure.substring(1)) - 1 : first.parameters().size();
        String counting = given ? sql : Edit.apply(sql, List.of(new Edit(offset, "$" + (skipped + 1))));
        int columns = first.types().size();
        Optional<Ordering.Keyed> own = Ordering.of(sql, first.names()).flatMap(order -> order.in(counting, columns));
        Optional<Ordering.Keyed> last = Ordering.of(pair.other().sql(), second.names()).flatMap(order -> order.in(counting, columns));
        if (own.isEmpty() || last.isEmpty() || last.get().keys().size() != relation.lastKeys().size()) {
            throw new ProofFailure("What the pages are sorted by cannot be asked for.", null);
        }
        bench.prepare(FIRST, Questions.collecting(counting, first, own));
        bench.prepare(BEFORE, Questions.collecting(counting, first, last));
        bench.prepare(SECOND, Questions.collecting(pair.other().sql(), second, Optional.empty()));
        List<String> keys = relation.lastKeys().stream().map(key -> key.map(MemberQuestions::bare).orElse("")).toList();
        var places = new ArrayList<Integer>();
        for (String name : pair.other().names()) {
            places.add(keys.contains(name) ? -1 - keys.indexOf(name)
                    : Questions.places(pair.original().names(), List.of(name)).getFirst());
        }
        var parameters = new ArrayList<>(first.parameters());
        if (!given) {
            parameters.add("bigint");
        }
        return new PageQuestions(bench, List.copyOf(parameters), skipped, places);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }

    @Override
    public List<Answers> ask(List<Instance> instances) throws ProofFailure {
        List<Answers> before = bench.run(instances.stream().map(instance -> new ProofBench.Trial(instance.fill(),
                Questions.execute(BEFORE, skipping(instance, skipped(instance) - 1)), "SELECT NULL::text[], NULL::text[]",
                Optional.empty())).toList());
        var trials = new ArrayList<ProofBench.Trial>();
        var asked = new ArrayList<Integer>();
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            if (before.get(i).first() instanceof Answer.Rows rows && !rows.keys().isEmpty()) {
                List<Optional<String>> keys = RowText.values(rows.keys().getFirst());
                trials.add(new ProofBench.Trial(instance.fill(), Questions.execute(FIRST, skipping(instance, skipped(instance))),
                        Questions.execute(SECOND, places.stream().map(place -> place < 0 ? keys.get(-1 - place)
                                : instance.parameters().get(place)).toList()), Optional.empty()));
                asked.add(i);
            }
        }
        var answers = new ArrayList<>(Collections.nCopies(instances.size(), NO_PAGE));
        List<Answers> found = bench.run(trials);
        for (int i = 0; i < asked.size(); i++) {
            answers.set(asked.get(i), found.get(i));
        }
        return answers;
    }

    /// One row at least: there is no page before the first.
    private int skipped(Instance instance) {
        String drawn = instance.parameters().get(skipped).orElse("1");
        return drawn.length() < 3 && !drawn.startsWith("-") ? Math.max(1, Integer.parseInt(drawn)) : 1;
    }

    private List<Optional<String>> skipping(Instance instance, int rows) {
        var values = new ArrayList<>(instance.parameters());
        values.set(skipped, Optional.of(String.valueOf(rows)));
        return values;
    }
}

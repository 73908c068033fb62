package org.plumbline.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.advisor.RejectedIndex.Reason;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;

/// The search against all sets there are, on workloads whose plans are drawn by lot: small enough to try every one.
class IndexSearchTest {
    private static final int INDEXES = 9;
    private static final int QUERIES = 5;
    private static final long MEGABYTE = 1_000_000;

    /// What a planner would know of one statement: each plan's indexes and its cost, the one without indexes first.
    private record Plans(List<Set<IndexCandidate>> used, List<Double> costs) {
        private int cheapest(Set<IndexCandidate> available) {
            return IntStream.range(0, used.size()).filter(i -> available.containsAll(used.get(i))).boxed()
                    .min(Comparator.comparingDouble(costs::get)).orElseThrow();
        }
    }

    private final List<IndexCandidate> indexes = IntStream.range(0, INDEXES).mapToObj(i -> new IndexCandidate(Optional.of("public"),
            "t" + i % 2, "btree", List.of(IndexCandidate.Key.column("c" + i)), List.of(), Optional.empty())).toList();
    private final List<Plans> plans = new ArrayList<>();
    private final List<Long> bytes = new ArrayList<>();
    private final List<Double> upkeep = new ArrayList<>();
    private final List<WorkloadQuery> queries = IntStream.range(0, QUERIES)
            .mapToObj(i -> new WorkloadQuery("q" + i, "SELECT " + i, 1 + i)).collect(Collectors.toCollection(ArrayList::new));

    private void draw(long seed, boolean written) {
        var random = new Random(seed);
        indexes.forEach(_ -> {
            bytes.add((1 + random.nextInt(40)) * MEGABYTE);
            upkeep.add(written ? random.nextInt(4000) : 0.0);
        });
        for (int query = 0; query < QUERIES; query++) {
            var used = new ArrayList<Set<IndexCandidate>>(List.of(Set.of()));
            var costs = new ArrayList<>(List.of(10_000.0));
            for (int plan = 0; plan < 8; plan++) {
                var set = new HashSet<IndexCandidate>();
                IntStream.range(0, 1 + random.nextInt(3)).forEach(_ -> set.add(indexes.get(random.nextInt(INDEXES))));
                used.add(set);
                costs.add(500.0 + random.nextInt(9000));
            }
            plans.add(new Plans(used, costs));
        }
    }

    private PlanBook book() {
        WhatIf planner = new WhatIf() {
            @Override
            public List<Answer> ask(List<Question> questions) {
                return questions.stream().map(question -> {
                    Plans known = plans.get(queries.indexOf(question.query()));
                    int plan = known.cheapest(question.available());
                    return new Answer(known.costs.get(plan), known.costs.get(plan), known.used.get(plan));
                }).toList();
            }

            @Override
            public List<Trial> tried(List<IndexCandidate> tried) {
                throw new IllegalStateException("sizes are known");
            }

            @Override
            public ProofState proof(IndexCandidate index) {
                return ProofState.MODEL;
            }
        };
        var book = new PlanBook(planner, queries, queries.stream().map(_ -> Set.of("public.t0", "public.t1")).toList(),
                index -> upkeep.get(indexes.indexOf(index)));
        for (int query = 0; query < QUERIES; query++) {
            for (IndexCandidate index : indexes) {
                book.add(query, index, bytes.get(indexes.indexOf(index)));
            }
        }
        return book;
    }

    private double cost(Set<IndexCandidate> set) {
        double cost = set.stream().mapToDouble(index -> upkeep.get(indexes.indexOf(index))).sum();
        for (int query = 0; query < QUERIES; query++) {
            Plans known = plans.get(query);
            double with = known.costs.get(known.cheapest(set));
            cost += queries.get(query).weight() * with;
        }
        return cost;
    }

    private long size(Set<IndexCandidate> set) {
        return set.stream().mapToLong(index -> bytes.get(indexes.indexOf(index))).sum();
    }

    private double optimum(long budget, int most) {
        double best = Double.POSITIVE_INFINITY;
        for (int bits = 0; bits < 1 << INDEXES; bits++) {
            var set = new HashSet<IndexCandidate>();
            BitSet.valueOf(new long[] {bits}).stream().forEach(i -> set.add(indexes.get(i)));
            if (set.size() <= most && size(set) <= budget) {
                best = Math.min(best, cost(set));
            }
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void findsTheBestSetOfABudget(long seed) throws WhatIfFailure {
        draw(seed, seed % 2 == 0);
        long budget = (30 + 5 * seed) * MEGABYTE;
        PlanBook book = book();
        IndexSearch.Point best = new IndexSearch(book, SearchLimits.budget(budget), _ -> Optional.empty()).frontier().getLast();
        assertThat(best.bytes()).isEqualTo(size(book.indexes(best.set()))).isLessThanOrEqualTo(budget);
        assertThat(best.cost()).isCloseTo(cost(book.indexes(best.set())), offset(1e-6));
        assertThat(best.cost()).isLessThanOrEqualTo(optimum(budget, INDEXES) * 1.0001);
    }

    @Test
    void keepsToTheNumberOfIndexes() throws WhatIfFailure {
        draw(5, false);
        PlanBook book = book();
        var limits = new SearchLimits(OptionalLong.empty(), 2, 1000);
        IndexSearch.Point best = new IndexSearch(book, limits, _ -> Optional.empty()).frontier().getLast();
        assertThat(best.set().cardinality()).isEqualTo(2);
        assertThat(best.cost()).isLessThanOrEqualTo(optimum(Long.MAX_VALUE, 2) * 1.0001);
    }

    @Test
    void eachPointOfTheFrontierCostsLessThanTheOneBefore() throws WhatIfFailure {
        draw(3, true);
        List<IndexSearch.Point> frontier = new IndexSearch(book(), SearchLimits.none(), _ -> Optional.empty()).frontier();
        assertThat(frontier).hasSizeGreaterThan(3).isSortedAccordingTo(Comparator.comparingLong(IndexSearch.Point::bytes))
                .isSortedAccordingTo(Comparator.comparingDouble((IndexSearch.Point point) -> -point.cost()));
        assertThat(frontier.getFirst().set().isEmpty()).isTrue();
    }

    @Test
    void anIndexWhoseWritesCostMoreThanItSavesIsRejectedWithThat() throws WhatIfFailure {
        plans.addAll(queries.stream().map(_ -> new Plans(List.of(Set.of(), Set.of(indexes.getFirst())), List.of(100.0, 50.0))).toList());
        indexes.forEach(_ -> {
            bytes.add(MEGABYTE);
            upkeep.add(1000.0);
        });
        PlanBook book = book();
        IndexSearch.Point best = new IndexSearch(book, SearchLimits.none(), _ -> Optional.empty()).frontier().getLast();
        assertThat(best.set().isEmpty()).isTrue();
        double baseline = 100 * (1 + 2 + 3 + 4 + 5);
        assertThat(new Rejections(book, best.set(), baseline, 0).all()).first()
                .isEqualTo(new RejectedIndex(indexes.getFirst(), new Reason.DearToKeep(0.5, 1000 / baseline)));
    }

    @Test
    void anIndexThatNobodyWouldNoticeIsRejectedWithThat() throws WhatIfFailure {
        queries.replaceAll(query -> new WorkloadQuery(query.name(), query.sql(), 1));
        plans.addAll(queries.stream().map(_ -> new Plans(List.of(Set.of(), Set.of(indexes.getFirst())), List.of(90.0, 52.0))).toList());
        indexes.forEach(_ -> {
            bytes.add(MEGABYTE);
            upkeep.add(0.0);
        });
        PlanBook book = book();
        IndexSearch.Point best = new IndexSearch(book, SearchLimits.none(), _ -> Optional.empty()).frontier().getLast();
        assertThat(best.set().isEmpty()).isTrue();
        assertThat(new Rejections(book, best.set(), 90 * QUERIES, LocalSearch.negligible(book, false)).all()).first()
                .isEqualTo(new RejectedIndex(indexes.getFirst(), new Reason.Negligible(38)));
        assertThat(LocalSearch.negligible(book, true)).isZero();
    }

    @Test
    void asksNothingTwice() throws WhatIfFailure {
        draw(7, false);
        PlanBook book = book();
        var wish = new PlanBook.Wish(0, new BitSet());
        book.learn(List.of(wish, wish));
        book.learnAll(new BitSet());
        assertThat(book.calls()).isEqualTo(QUERIES);
    }
}

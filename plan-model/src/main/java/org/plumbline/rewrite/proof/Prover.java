package org.plumbline.rewrite.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.proof.ProofBench.Answers;
import org.plumbline.rewrite.proof.ProofBench.Described;
import org.plumbline.sql.block.Piece;

/// Runs two statements on many small instances that are made to tell them apart.
public final class Prover {
    private static final int FIRST_BATCH = 25;
    private static final int BATCH = 100;
    /// `numeric_value_out_of_range`, `datetime_field_overflow`, `invalid_row_count_in_limit_clause` and `_in_result_offset_clause`, and
    /// `feature_not_supported`, as an integer of NaN is told.
    private static final Set<String> OUT_OF_RANGE = Set.of("22003", "22008", "2201W", "2201X", "0A000");

    private final ProofBench bench;
    private final ProofEffort effort;
    private final IntConsumer progress;

    /// @param progress told how many instances were run so far
    public Prover(ProofBench bench, ProofEffort effort, IntConsumer progress) {
        this.bench = bench;
        this.effort = effort;
        this.progress = progress;
    }

    /// What came of it. Conditions that are assumed are made true of the rows first; those that are open are broken by some of them.
    public ProofOutcome outcome(Pair pair, Replica replica) {
        if (!replica.obstacles().isEmpty()) {
            return new ProofOutcome.NotTried(replica.obstacles().getFirst());
        }
        Optional<String> divided = replica.divided().stream().findFirst().filter(_ -> readsOnly(pair));
        if (divided.isPresent()) {
            return new ProofOutcome.NotTried("ONLY leaves out what lies in other tables, and " + divided.get()
                    + " was made anew as one.");
        }
        Replica imposed = replica.imposing(pair.assumed());
        Optional<String> valueless = valueless(imposed);
        if (valueless.isPresent()) {
            return new ProofOutcome.NotTried(valueless.get());
        }
        try {
            bench.make(ReplicaDdl.schemas(imposed), ReplicaDdl.of(imposed));
            return tried(pair, imposed);
        } catch (ProofFailure failure) {
            return new ProofOutcome.NotTried(failure.getMessage());
        }
    }

    /// `ONLY` of a table, not `FETCH FIRST 3 ROWS ONLY`.
    private static boolean readsOnly(Pair pair) {
        return Stream.of(pair.original().sql(), pair.other().sql()).map(Piece::of).anyMatch(pieces -> IntStream.range(1, pieces.size())
                .anyMatch(i -> pieces.get(i).isWord("only") && !pieces.get(i - 1).isWord("rows") && !pieces.get(i - 1).isWord("row")));
    }

    private static Optional<String> valueless(Replica replica) {
        return replica.tables().stream().flatMap(table -> table.columns().stream()
                .filter(column -> column.notNull() && column.type().kind() == ColumnType.Kind.OTHER && column.generated().isEmpty())
                .map(column -> "No values are known for " + table.qualifiedName() + "." + column.name() + ", which is of type "
                        + column.type().name() + " and must have one.")).findFirst();
    }

    private ProofOutcome tried(Pair pair, Replica replica) throws ProofFailure {
        Described first = described("The original", pair.original().sql());
        Described second;
        try {
            second = bench.describe(pair.other().sql());
        } catch (ProofFailure refused) {
            return refuted(pair, replica, List.of(), nothing(replica), new Difference.OneFails(false, "42000", refused.getMessage()), 0);
        }
        boolean effects = pair.relation() instanceof Relation.SameEffect || Ordering.changesRows(pair.original().sql());
        Described shown = pair.relation() instanceof Relation.SameForEach each && each.memberInFront() ? behindFirst(second) : second;
        if (!first.types().equals(shown.types()) || !namesAlike(first, shown)) {
            return refuted(pair, replica, List.of(), nothing(replica), new Difference.OtherColumns(columns(first), columns(second)), 0);
        }
        Questions questions = switch (pair.relation()) {
            case Relation.SameForEach each -> MemberQuestions.prepared(pair, each, first, second, bench);
            case Relation.NextPage page -> PageQuestions.prepared(pair, page, first, second, bench);
            case Relation.SameRows _ when !effects -> Questions.SameRows.prepared(pair, first, second, bench);
            case Relation.SameRows _, Relation.SameEffect _ -> Questions.SameEffect.prepared(pair, first, second, replica, bench);
        };
        return run(pair, replica, questions);
    }

    private Described described(String what, String sql) throws ProofFailure {
        try {
            return bench.describe(sql);
        } catch (ProofFailure refused) {
            throw new ProofFailure(what + " cannot be run on the scratch server: " + refused.getMessage(), refused);
        }
    }

    private static Described behindFirst(Described described) {
        return described.types().isEmpty() ? described : new Described(described.parameters(),
                described.types().subList(1, described.types().size()),
                described.names().isEmpty() ? List.of() : described.names().subList(1, described.names().size()));
    }

    private static boolean namesAlike(Described first, Described second) {
        return first.names().isEmpty() || second.names().isEmpty() || first.names().equals(second.names());
    }

    private static List<String> columns(Described described) {
        return IntStream.range(0, described.types().size()).mapToObj(i ->
                (described.names().isEmpty() ? "" : described.names().get(i) + " ") + described.types().get(i)).toList();
    }

    private static Instance nothing(Replica replica) {
        return new Instance(replica, replica.tables().stream().map(_ -> List.<List<Optional<String>>>of()).toList(), List.of(), List.of());
    }

    private ProofOutcome run(Pair pair, Replica replica, Questions questions) throws ProofFailure {
        List<ColumnType> types = questions.parameters().stream().map(name -> type(name, replica)).toList();
        var literals = Literals.of(Stream.concat(Stream.of(pair.original().sql(), pair.other().sql()),
                replica.tables().stream().flatMap(table -> table.checks().stream())).toList());
        var maker = new InstanceMaker(replica, types, questions.many(), Leeway.of(pair), literals);
        var judge = new Judge(questions, effort.seed());
        var tally = new Tally();
        var broken = new LinkedHashSet<Demand>();
        Optional<ProofOutcome> outOfRange = Optional.empty();
        for (int done = 0; done < effort.instances() && bench.goesOn();) {
            int from = done;
            List<Instance> instances = IntStream.range(0, Math.min(done == 0 ? FIRST_BATCH : BATCH, effort.instances() - done))
                    .mapToObj(i -> maker.make(effort.seed(), from + i)).toList();
            List<Answers> answers = questions.ask(instances);
            for (int i = 0; i < instances.size(); i++) {
                if (answers.get(i).unfilled().isEmpty()) {
                    broken.addAll(Broken.surelyBy(instances.get(i), pair));
                }
                boolean ofRange = tally.isOfOneRange(answers.get(i));
                if (outOfRange.isPresent() && ofRange) {
                    tally.undecided++;
                } else if (tally.differs(questions, answers.get(i))) {
                    Optional<Judge.Proven> proven = judge.proven(instances.get(i));
                    if (proven.isPresent()) {
                        ProofOutcome refuted = refuted(
                                pair, replica, questions.many(), proven.get().instance(), proven.get().difference(), from + i + 1);
                        if (!ofRange) {
                            return refuted;
                        }
                        outOfRange = outOfRange.or(() -> Optional.of(refuted));
                    }
                    if (judge.isFickle()) {
                        return new ProofOutcome.NotTried("The original answers otherwise each time, whatever the rows: there is nothing to "
                                + "compare with.");
                    }
                    tally.undecided++;
                }
            }
            done += instances.size();
            progress.accept(done);
        }
        if (outOfRange.isPresent() && tally.telling > 0 && !tally.bothFailSo()) {
            return outOfRange.get();
        }
        List<Demand> assumed = Stream.concat(pair.assumed().stream(), pair.open().stream().filter(demand -> !broken.contains(demand)))
                .toList();
        return tally.telling > 0 && tally.undecided <= tally.run
                ? new ProofOutcome.Equal(tally.run, tally.telling, tally.undecided, effort.seed(), assumed, List.copyOf(broken),
                        replica.notes())
                : new ProofOutcome.NotTried(tally.nothing());
    }

    /// An enumeration's labels are known by its columns.
    private static ColumnType type(String name, Replica replica) {
        return replica.tables().stream().flatMap(table -> table.columns().stream()).map(Replica.Column::type)
                .filter(type -> type.kind() == ColumnType.Kind.ENUM && (type.name().equals(name) || type.name().endsWith("." + name)))
                .findFirst().orElseGet(() -> ColumnType.of(name));
    }

    /// @param many places of the parameters that arrays take the place of
    private ProofOutcome refuted(
            Pair pair, Replica replica, List<Integer> many, Instance instance, Difference difference, int number) {
        var tables = new ArrayList<Counterexample.Filled>();
        for (int i = 0; i < replica.tables().size(); i++) {
            Replica.Table table = replica.tables().get(i);
            tables.add(new Counterexample.Filled(table.qualifiedName(), table.columns().stream().map(Replica.Column::name).toList(),
                    instance.rows().get(i)));
        }
        var given = new ArrayList<Counterexample.Given>();
        for (int i = 0; i < Math.min(pair.original().names().size(), instance.parameters().size()); i++) {
            int member = many.indexOf(i);
            given.add(new Counterexample.Given(pair.original().names().get(i), member < 0 ? instance.parameters().get(i)
                    : Optional.of(ValuePool.array(instance.members().stream().map(each -> each.get(member)).toList()))));
        }
        return new ProofOutcome.Refuted(new Counterexample(tables, given, difference), Math.max(1, number), effort.seed(), pair.assumed(),
                Broken.by(instance, pair), replica.notes());
    }

    /// What was seen so far.
    private static final class Tally {
        private int run;
        private int telling;
        private int undecided;
        private int failed;
        private Optional<String> unfilled = Optional.empty();
        private Optional<String> failure = Optional.empty();
        private boolean firstFailsSo;
        private boolean secondFailsSo;

        /// One of both came upon a number or a time that is out of range, and the other did not.
        boolean isOfOneRange(Answers answers) {
            boolean first = isOutOfRange(answers.first());
            boolean second = isOutOfRange(answers.second());
            firstFailsSo |= first;
            secondFailsSo |= second;
            return answers.unfilled().isEmpty() && first != second;
        }

        /// Which rows are calculated with before others are left out is the planner's choice: that one of them fails tells nothing where
        /// both do at times.
        boolean bothFailSo() {
            return firstFailsSo && secondFailsSo;
        }

        private static boolean isOutOfRange(ProofBench.Answer answer) {
            return answer instanceof ProofBench.Answer.Failed(String state, String _) && OUT_OF_RANGE.contains(state);
        }

        /// Counts an answer; says whether it has to be looked into.
        boolean differs(Questions questions, Answers answers) {
            if (answers.unfilled().isPresent()) {
                unfilled = answers.unfilled();
                return false;
            }
            Comparison comparison = Comparison.of(answers.first(), answers.second());
            if (comparison == Comparison.DIFFERENT) {
                return true;
            }
            run++;
            if (comparison == Comparison.BOTH_FAIL && answers.first() instanceof ProofBench.Answer.Failed(String _, String message)) {
                failed++;
                failure = Optional.of(message);
            }
            boolean tells = comparison == Comparison.SAME && answers.first() instanceof ProofBench.Answer.Rows rows
                    && (questions.ofEffects() ? Comparison.of(answers.first(), new ProofBench.Answer.Rows(answers.before(), List.of()))
                            == Comparison.DIFFERENT : !rows.rows().isEmpty());
            telling += tells ? 1 : 0;
            return false;
        }

        String nothing() {
            if (undecided > 0) {
                return "The original may itself answer in several ways with the same rows, so that there is nothing to compare with.";
            }
            if (run == 0) {
                return "The tables could not be filled: " + unfilled.orElse("no instance was run") + ".";
            }
            return failed == run ? "Both statements failed every time: " + failure.orElse("") + "."
                    : "No rows were found with which the original gives any: " + run + " fillings of the tables say nothing.";
        }
    }
}

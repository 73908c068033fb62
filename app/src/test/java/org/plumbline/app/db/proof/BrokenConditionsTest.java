package org.plumbline.app.db.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Rewrite;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.Schema;
import org.plumbline.rewrite.proof.Pair;
import org.plumbline.rewrite.proof.ProofEffort;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.Replica;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// The prover is put to the test: of each rewrite's examples it finds nothing as they are, and a counterexample as soon as one of the
/// conditions is broken. Examples stand in `examples.txt`: blocks parted by empty lines, `example` and the rewrite's name above the
/// statement.
@NeedsPostgres
class BrokenConditionsTest extends ProofServer {
    private static final ProofEffort EFFORT = new ProofEffort(600, 1);

    /// Conditions whose breaking these examples cannot show. A key that is NULL has no partner in an inner join, so that its row is not in
    /// the result either way; and where rows tie, the original itself may give any of them, or what it gives of them is the same. They are
    /// demanded all the same, as the rewrites do not look that far.
    private static final Set<String> NOT_SHOWN = Set.of(
            "aggregate-before-join NotNull[table=public.customers, column=id]",
            "distinct-join-to-exists NotNull[table=public.customers, column=id]",
            "needless-distinct NotNull[table=public.customers, column=id]",
            "lateral-to-distinct-on NotNull[table=public.orders, column=id]",
            "lateral-to-distinct-on Unique[table=public.orders, columns=[id]]",
            "row-number-to-distinct-on NotNull[table=public.orders, column=id]",
            "row-number-to-distinct-on Unique[table=public.orders, columns=[id]]",
            "row-number-to-lateral NotNull[table=public.orders, column=id]",
            "row-number-to-lateral Unique[table=public.orders, columns=[id]]");

    private record Example(String rewrite, String sql) {}

    @Test
    void findsACounterexampleForEachBrokenConditionThatTheRowsCanShow() throws Exception {
        var wrong = new ArrayList<String>();
        var notShown = new TreeSet<String>();
        int broken = 0;
        int found = 0;
        try (Proving proving = proving("examples", ddl())) {
            for (Example example : examples()) {
                Rewriting rewriting = rewriting(proving, example);
                Pair pair = Pair.of(example.sql(), rewriting, rewriting.open());
                Replica replica = proving.replica(pair);
                ProofOutcome whole = proving.outcome(pair, replica, EFFORT);
                if (!(whole instanceof ProofOutcome.Equal)) {
                    wrong.add(example + " with all conditions: " + whole);
                }
                for (Condition condition : rewriting.conditions()) {
                    if (canBeBroken(condition.demand())) {
                        broken++;
                        List<Demand> left = pair.assumed().stream().filter(demand -> !demand.equals(condition.demand())).toList();
                        ProofOutcome without = proving.outcome(new Pair(pair.original(), pair.other(), pair.relation(), left, List.of()),
                                replica.without(condition.demand()), EFFORT);
                        found += without instanceof ProofOutcome.Refuted ? 1 : 0;
                        if (!(without instanceof ProofOutcome.Refuted)) {
                            notShown.add(example.rewrite() + " " + condition.demand());
                        }
                    }
                }
            }
        }
        System.out.printf("%d of %d broken conditions found%n", found, broken);
        assertThat(wrong).isEmpty();
        assertThat(notShown).containsExactlyInAnyOrderElementsOf(NOT_SHOWN);
    }

    @Test
    void whatNobodyVouchesForIsBrokenAndNeverCalledRefutedOutright() throws Exception {
        var seen = new TreeSet<String>();
        try (Proving proving = proving("open", ddl())) {
            for (Example example : examples()) {
                Rewriting rewriting = rewriting(proving, example);
                Pair pair = Pair.of(example.sql(), rewriting, List.of());
                if (!pair.open().isEmpty()) {
                    seen.add(example.rewrite() + " " + switch (proving.outcome(pair, EFFORT)) {
                        case ProofOutcome.Refuted refuted -> refuted.outright() ? "refuted" : "unless " + refuted.unless();
                        case ProofOutcome.Equal equal -> "equal though " + equal.broken() + ", assumed " + equal.assumed();
                        case ProofOutcome.NotTried(String why) -> why;
                    });
                }
            }
        }
        assertThat(seen).containsExactly("look-up-together unless [DistinctMembers[parameter=$1]]",
                "not-in-to-not-exists unless [NotNull[table=public.orders, column=coupon]]",
                "time-part-to-range unless [OrdinaryDay[value=$1]]");
    }

    @Test
    void everyRewriteHasAnExample() throws Exception {
        assertThat(examples()).extracting(Example::rewrite).containsAll(RewriteBook.all().stream().map(each -> each.info().id()).toList());
    }

    /// What the rows can show; the others are of programs and of types.
    private static boolean canBeBroken(Demand demand) {
        return demand instanceof Demand.NotNull || demand instanceof Demand.Unique || demand instanceof Demand.RowReferredTo
                || demand instanceof Demand.DistinctMembers;
    }

    private static Rewriting rewriting(Proving proving, Example example) throws Exception {
        Rewrite rewrite = RewriteBook.all().stream().filter(each -> each.info().id().equals(example.rewrite())).findFirst().orElseThrow();
        Schema schema = Schema.of(proving.database().catalogOf(Original.tables(example.sql())));
        List<Rewriting> found = rewrite.of(Original.of(example.sql(), schema));
        assertThat(found).as(example.toString()).isNotEmpty();
        return found.getFirst();
    }

    private static List<Example> examples() throws Exception {
        return blocks().stream().filter(block -> block.startsWith("example ")).map(block -> new Example(
                block.substring("example ".length(), block.indexOf('\n')), block.substring(block.indexOf('\n') + 1))).toList();
    }

    private static String ddl() throws Exception {
        String block = blocks().stream().filter(each -> each.startsWith("schema ")).findFirst().orElseThrow();
        return block.substring(block.indexOf('\n') + 1);
    }

    private static List<String> blocks() throws Exception {
        try (InputStream file = BrokenConditionsTest.class.getResourceAsStream("examples.txt")) {
            return List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n\\s*\n", -1));
        }
    }
}

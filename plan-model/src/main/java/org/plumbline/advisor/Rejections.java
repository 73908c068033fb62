package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.advisor.RejectedIndex.Reason;
import org.plumbline.index.IndexCandidate;

/// Says of each candidate outside a set why it is not in it, by what is known of the plans: nothing is asked for it.
final class Rejections {
    private static final double LITTLE = 0.01;

    private final PlanBook book;
    private final BitSet chosen;
    private final double baseline;
    private final double cost;
    private final double negligible;

    /// @param baseline what the workload costs without new indexes
    /// @param negligible what a run of a statement may save and still is not worth an index ([LocalSearch#negligible])
    Rejections(PlanBook book, BitSet chosen, double baseline, double negligible) {
        this.negligible = negligible;
        this.book = book;
        this.chosen = chosen;
        this.baseline = baseline;
        this.cost = book.most(chosen);
    }

    /// With what it alone saves of the baseline.
    private record Weighed(RejectedIndex rejected, double alone) {}

    /// The one that would save most by itself first.
    List<RejectedIndex> all() {
        var used = new BitSet();
        for (int query = 0; query < book.queries(); query++) {
            book.plans(query).worthwhile().forEach(plan -> used.or(plan.used()));
        }
        var weighed = new ArrayList<Weighed>();
        for (Candidate candidate : book.candidates()) {
            if (!chosen.get(candidate.number())) {
                boolean inUse = used.get(candidate.number());
                double alone = inUse ? saves(new BitSet(), baseline, candidate) / baseline : 0;
                weighed.add(new Weighed(new RejectedIndex(candidate.index(), reason(candidate, inUse, alone)), alone));
            }
        }
        return weighed.stream().sorted(Comparator.comparingDouble(each -> -each.alone)).map(Weighed::rejected).toList();
    }

    private Reason reason(Candidate candidate, boolean used, double alone) {
        Optional<IndexCandidate> covering = chosen.stream().mapToObj(number -> book.candidate(number).index())
                .filter(index -> MergedIndexes.replaces(index, candidate.index())).findFirst();
        if (covering.isPresent()) {
            return new Reason.CoveredBy(covering.get());
        }
        if (!used) {
            return new Reason.Unused();
        }
        double costs = candidate.upkeep() / baseline;
        if (alone < costs) {
            return new Reason.DearToKeep(alone, costs);
        }
        double share = (saves(chosen, cost, candidate) - candidate.upkeep()) / cost;
        if (share < LITTLE) {
            return new Reason.SavesLittle(Math.max(0, share));
        }
        double most = mostOfARun(candidate);
        return most <= negligible ? new Reason.Negligible(most) : new Reason.LessForItsSize(alone);
    }

    /// What a run of the statement saves that it helps most beside the set.
    private double mostOfARun(Candidate candidate) {
        var with = (BitSet) chosen.clone();
        with.set(candidate.number());
        return IntStream.range(0, book.queries()).mapToDouble(query -> book.most(query, chosen) - book.most(query, with)).max().orElse(0);
    }

    /// What reading would cost less with it; its upkeep is not in that.
    private double saves(BitSet set, double before, Candidate candidate) {
        var with = (BitSet) set.clone();
        with.set(candidate.number());
        return before - (book.most(with) - book.upkeep(with)) - book.upkeep(set);
    }
}

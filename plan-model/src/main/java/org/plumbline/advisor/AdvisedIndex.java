package org.plumbline.advisor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// An index of a set that is advised.
///
/// @param index what it is on
/// @param size when it is new; absent for kinds whose size nobody can tell before they are built
/// @param writes bytes that a new row adds to it, as a share of the row's own; absent where widths are not known
/// @param upkeep what it costs the workload's writes, in the planner's units times the weights; 0 where it has none
/// @param helps the statements whose plans use it, the one that gains most first
/// @param proof how far it is proven that they do
public record AdvisedIndex(
        IndexCandidate index, Optional<Bytes> size, Optional<Share> writes, double upkeep, List<Help> helps, ProofState proof) {
    public AdvisedIndex {
        helps = List.copyOf(helps);
    }

    /// The same, with what it does in another set.
    ///
    /// @param by how far that is proven
    public AdvisedIndex helping(List<Help> others, ProofState by) {
        return new AdvisedIndex(index, size, writes, upkeep, others, by);
    }

    /// The same, proven so far.
    public AdvisedIndex proven(ProofState state) {
        return new AdvisedIndex(index, size, writes, upkeep, helps, state);
    }

    /// First those whose statements save most, each as often as it runs.
    ///
    /// @param weights by the statements' names
    static Comparator<AdvisedIndex> mostSaving(Map<String, Double> weights) {
        return Comparator.comparingDouble(index -> -index.helps.stream()
                .mapToDouble(help -> weights.get(help.query()) * (help.before() - help.after())).sum());
    }

    /// A statement that it helps, together with the others of the set.
    ///
    /// @param query the statement's name
    /// @param before the planner's cost without the set
    /// @param after with it
    public record Help(String query, double before, double after) {}
}

package org.plumbline.app.report;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Cost;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.RewriteMeasurement;
import org.plumbline.rewrite.proof.RewriteProof;

/// A rewrite, and how far it is proven.
///
/// @param vouched what the person says is true, of this rewrite's conditions and perhaps of others
/// @param planned what the server's planner expects; none where nobody asked it
/// @param proof what running both on made-up rows showed; none where nobody asked for it
/// @param measurement what running both on the person's data showed; none where nobody asked for it
public record ProvenRewriting(Rewriting rewriting, List<Demand> vouched, Optional<Costs> planned, Optional<ProofOutcome> proof,
        Optional<RewriteMeasurement> measurement) {
    public ProvenRewriting {
        vouched = List.copyOf(vouched);
    }

    /// Total costs as planned.
    public record Costs(Cost before, Cost after) {}

    /// One that nobody looked into yet.
    public static ProvenRewriting suggested(Rewriting rewriting, List<Demand> vouched) {
        return new ProvenRewriting(rewriting, vouched, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RewriteProof state() {
        return RewriteProof.of(planned.isPresent(), proof, measurement);
    }

    /// Its conditions that neither the catalogue nor the person promises.
    public List<Demand> open() {
        return rewriting.open().stream().filter(demand -> !vouched.contains(demand)).toList();
    }

    /// Whether it was seen to do something else, for sure or perhaps by chance: on rows that break no open condition, or on the person's
    /// data.
    public boolean differs() {
        return state() == RewriteProof.REFUTED || measurement.filter(RewriteMeasurement.Differs.class::isInstance).isPresent();
    }

    /// Who says that a condition is true.
    Promise promise(Condition condition) {
        return condition.standing() == Condition.Standing.HOLDS ? Promise.CATALOGUE
                : vouched.contains(condition.demand()) ? Promise.PERSON : Promise.NOBODY;
    }

    /// Who says so.
    enum Promise { CATALOGUE, PERSON, NOBODY }
}

package org.plumbline.app.db;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.advisor.RejectedIndex;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.advisor.proof.MeasuredSet;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.index.ProofState;

/// Puts an advised set to the proof by running the workload without and with it ([WorkloadRuns]). An index that makes a statement slower,
/// or none faster, is barred, and the search is made again without it.
public final class IndexProof {
    /// What is slower, or no faster, after the last of them is taken out of the set, which is measured once more.
    private static final int MOST_SEARCHES = 4;

    private IndexProof() {}

    /// How sets are found.
    public interface Search {
        /// The best sets within these limits.
        ///
        /// @throws ServerFailure when the server cannot be reached, or no longer answers
        /// @throws WhatIfFailure when it can no longer plan, or was stopped
        IndexAdvisory within(SearchLimits limits) throws ServerFailure, WhatIfFailure;
    }

    /// The advice, as far as it stands the proof, with what was measured. Writes to the tables wait while it lasts.
    ///
    /// @param scratch where the indexes are built, in transactions that are rolled back: the database itself, or a copy of it
    /// @param workload its statements with values in place of parameters, as far as they have them
    /// @param confirmed asked with each set before it is built
    /// @param progress told what is done now, on another thread
    /// @throws ServerFailure when a server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it was not confirmed, when it cannot build at all, or when the thread was interrupted
    public static IndexAdvisory of(Search search, SearchLimits limits, Database scratch, List<WorkloadQuery> workload, ProofLimits proof,
            Predicate<IndexAdvisory> confirmed, Consumer<String> progress) throws ServerFailure, WhatIfFailure {
        needsToRun(workload);
        var failed = new ArrayList<RejectedIndex>();
        Optional<MeasuredSet> latest = Optional.empty();
        ProofLimits time = proof;
        SearchLimits left = limits;
        long calls = 0;
        Optional<IndexAdvisory> next = Optional.empty();
        for (int searches = 1; ; searches++) {
            IndexAdvisory found = next.isPresent() ? next.get() : search.within(left.after(calls));
            calls = next.isPresent() ? calls : calls + found.advice().calls();
            if (found.advice().best().indexes().isEmpty()) {
                return rejecting(found.with(found.advice().asked(calls), latest), failed);
            }
            if (!confirmed.test(found)) {
                throw new WhatIfFailure("Nothing was built, as that was not confirmed.", null);
            }
            Measuring measured = measured(found, scratch, workload, time, progress);
            latest = Optional.of(measured.set());
            time = time.after(measured.took());
            List<RejectedIndex> now = measured.set().failed(found.advice().best());
            if (now.isEmpty()) {
                return rejecting(proven(found.with(found.advice().asked(calls), latest), measured.set()), failed);
            }
            failed.addAll(now);
            if (searches >= MOST_SEARCHES) {
                next = Optional.of(leavingOut(found, now, workload));
                continue;
            }
            for (RejectedIndex each : now) {
                progress.accept("Searching again without " + IndexDdl.definition(each.index()).substring("ON ".length()));
                left = each.reason() instanceof RejectedIndex.Reason.MadeSlower
                        ? left.withoutAlike(each.index()) : left.without(each.index());
            }
        }
    }

    /// Nothing is built, and nobody waits, where running would show nothing.
    private static void needsToRun(List<WorkloadQuery> workload) throws WhatIfFailure {
        if (workload.stream().allMatch(query -> WorkloadRuns.notRun(query).isPresent())) {
            String first = workload.isEmpty() ? "" : ": " + workload.getFirst().name() + ", for one, is not, as "
                    + WorkloadRuns.notRun(workload.getFirst()).orElseThrow();
            throw new WhatIfFailure("Nothing was built to measure it, as no statement of the workload can be run" + first + ".", null);
        }
    }

    private static IndexAdvisory leavingOut(IndexAdvisory found, List<RejectedIndex> failed, List<WorkloadQuery> workload) {
        Map<String, Double> weights = workload.stream()
                .collect(Collectors.toMap(WorkloadQuery::name, WorkloadQuery::weight, (one, _) -> one));
        return found.with(found.advice().leavingOut(failed.stream().map(RejectedIndex::index).collect(Collectors.toSet()), weights),
                Optional.empty());
    }

    /// @param took how long statements were run
    private record Measuring(MeasuredSet set, Duration took) {}

    /// The advice with this set alone, and what running the workload without and with it shows; nothing is left out of it. Writes to the
    /// tables wait while it lasts: whoever calls this has confirmed it.
    ///
    /// @param set at least one index
    /// @param cost of the workload with it, as it is planned
    /// @throws ServerFailure when a server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it cannot build at all, or when the thread was interrupted
    public static IndexAdvisory measured(IndexAdvisory found, List<AdvisedIndex> set, double cost, Database scratch,
            List<WorkloadQuery> workload, ProofLimits proof, Consumer<String> progress) throws ServerFailure, WhatIfFailure {
        needsToRun(workload);
        IndexAdvisory own = found.with(found.advice().of(set, cost), Optional.empty());
        return proven(own, measured(own, scratch, workload, proof, progress).set());
    }

    private static Measuring measured(IndexAdvisory found, Database scratch, List<WorkloadQuery> workload, ProofLimits proof,
            Consumer<String> progress) throws ServerFailure, WhatIfFailure {
        List<Connection> sessions = scratch.sessions(2);
        try {
            if (sessions.size() < 2) {
                throw new ServerFailure(ServerFailure.Kind.OTHER, "Measuring takes two sessions, and something else uses ours: end what "
                        + "runs over this connection, and try again.", null);
            }
            Set<IndexCandidate> set = found.advice().best().indexes().stream().map(AdvisedIndex::index)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Set<String> unplanned = found.unplanned().stream().map(IndexAdvisory.Unplanned::query).collect(Collectors.toSet());
            var runs = new WorkloadRuns(
                    sessions.getFirst(), sessions.getLast(), found.facts(), proof, scratch.profile().place(), progress);
            MeasuredSet measured = runs.of(workload.stream().filter(query -> !unplanned.contains(query.name())).toList(), set);
            return new Measuring(measured, runs.took());
        } finally {
            scratch.end(sessions);
        }
    }

    private static IndexAdvisory proven(IndexAdvisory found, MeasuredSet measured) {
        return found.with(found.advice().proven(index ->
                measured.proves(index.index()) ? index.proven(ProofState.MEASURED) : index), Optional.of(measured));
    }

    private static IndexAdvisory rejecting(IndexAdvisory found, List<RejectedIndex> failed) {
        IndexAdvice advice = found.advice();
        for (RejectedIndex index : failed) {
            advice = advice.rejecting(index);
        }
        return found.with(advice, found.measured());
    }
}

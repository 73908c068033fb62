package org.plumbline.app.ui.indexset;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.SizeModel;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.db.BuildLimits;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.db.IndexProof;
import org.plumbline.app.db.ProofLimits;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.work.Progress;

/// What came of looking for indexes.
///
/// @param database on which
/// @param from where the statements are from
/// @param advisory the sets
/// @param queries those that can be planned
/// @param mostIndexes how many indexes a set may have
record Searched(Database database, String from, IndexAdvisory advisory, List<WorkloadQuery> queries, int mostIndexes) {
    Searched {
        queries = List.copyOf(queries);
    }

    /// Asks the server, or the model where the database has no HypoPG; takes its time.
    ///
    /// @param mostIndexes that a set may have
    /// @throws ServerFailure when the server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it can no longer plan
    static Searched of(Database database, Statements statements, int mostIndexes, Progress progress)
            throws ServerFailure, WhatIfFailure {
        var watcher = new IndexAdvisory.Watcher() {
            @Override
            public void planned(int done, int all) {
                progress.report(0, 0);
                progress.tell(AdviceText.planning(done + 1, all));
            }

            @Override
            public void asked(long calls, long most) {
                progress.report(Math.min(calls, most), most);
                progress.tell(AdviceText.asked(calls, most));
            }
        };
        var limits = new SearchLimits(OptionalLong.empty(), mostIndexes, SearchLimits.USUAL_CALLS);
        IndexAdvisory advisory = IndexAdvisory.byWhatIsThere(database, statements.queries(), SizeModel.REAL, limits, watcher);
        Set<String> leftOut = advisory.unplanned().stream().map(IndexAdvisory.Unplanned::query).collect(Collectors.toSet());
        return new Searched(database, statements.from(), advisory,
                statements.queries().stream().filter(query -> !leftOut.contains(query.name())).toList(), mostIndexes);
    }

    /// The same as far as real indexes prove it, which are rolled back; whoever calls this has confirmed it.
    ///
    /// @throws ServerFailure when the server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it cannot build at all, or was told to stop
    Searched proven(List<AdvisedIndex> set, Progress progress) throws ServerFailure, WhatIfFailure {
        return new Searched(database, from, advisory.proven(database, set, BuildLimits.USUAL, progress::tell), queries, mostIndexes);
    }

    /// The set, and what running the statements without and with it shows; whoever calls this has confirmed it.
    ///
    /// @param cost of the statements with it, as it is planned
    /// @throws ServerFailure when the server cannot be reached, or no longer answers
    /// @throws WhatIfFailure when it cannot build at all, or was told to stop
    Searched measured(List<AdvisedIndex> set, double cost, Progress progress) throws ServerFailure, WhatIfFailure {
        return new Searched(database, from, IndexProof.measured(
                advisory, set, cost, database, queries, ProofLimits.USUAL, progress::tell), queries, mostIndexes);
    }

    /// Whether another limit leads to the same sets.
    boolean isAsGoodFor(int most) {
        int largest = advisory.advice().best().indexes().size();
        return most == mostIndexes || Math.min(most, mostIndexes) > largest;
    }
}

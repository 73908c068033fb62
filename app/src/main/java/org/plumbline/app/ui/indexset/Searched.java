package org.plumbline.app.ui.indexset;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advisor.SearchLimits;
import org.plumbline.advisor.SizeModel;
import org.plumbline.advisor.WhatIfFailure;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.work.Progress;

/// What came of looking for indexes.
///
/// @param database on which
/// @param from where the statements are from
/// @param advisory the sets
/// @param queries those that can be planned
record Searched(Database database, String from, IndexAdvisory advisory, List<WorkloadQuery> queries) {
    Searched {
        queries = List.copyOf(queries);
    }

    /// Asks the server; takes its time.
    ///
    /// @throws ServerFailure when the server cannot be reached, or has no HypoPG in this database
    /// @throws WhatIfFailure when it can no longer plan
    static Searched of(Database database, Statements statements, Progress progress) throws ServerFailure, WhatIfFailure {
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
        IndexAdvisory advisory =
                IndexAdvisory.byHypoPg(database, statements.queries(), SizeModel.REAL, SearchLimits.none(), watcher);
        Set<String> leftOut = advisory.unplanned().stream().map(IndexAdvisory.Unplanned::query).collect(Collectors.toSet());
        return new Searched(database, statements.from(), advisory,
                statements.queries().stream().filter(query -> !leftOut.contains(query.name())).toList());
    }
}

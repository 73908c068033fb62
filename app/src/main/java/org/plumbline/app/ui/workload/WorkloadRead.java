package org.plumbline.app.ui.workload;

import java.util.Optional;
import org.plumbline.app.db.ConnectionState;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.ui.workload.WorkloadState.Counted;
import org.plumbline.workload.Criteria;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// What a server said, and what follows from it. Not made on the window's thread.
///
/// @param user who asked
/// @param base what it is compared with
record WorkloadRead(WorkloadAnswer answer, String user, Optional<WorkloadSnapshot> base, Optional<Counted> counted) {
    /// Asks the server.
    ///
    /// @param beginning what is read now is what later ones are compared with
    static WorkloadRead of(Database on, Optional<WorkloadSnapshot> since, boolean beginning, Criteria criteria) throws ServerFailure {
        WorkloadAnswer answer = on.workload();
        if (!(answer instanceof WorkloadAnswer.Known(WorkloadSnapshot now))) {
            return new WorkloadRead(answer, user(on), Optional.empty(), Optional.empty());
        }
        // A server's clock that went back, or another server at the same place, begins anew.
        Optional<WorkloadSnapshot> base =
                beginning ? Optional.of(now) : since.map(first -> first.readAt().isAfter(now.readAt()) ? now : first);
        return new WorkloadRead(answer, user(on), base, Optional.of(Counted.of(now, base, criteria)));
    }

    /// What was read before, by other criteria.
    static WorkloadRead again(WorkloadSnapshot known, Optional<WorkloadSnapshot> since, Criteria criteria) {
        return new WorkloadRead(new WorkloadAnswer.Known(known), "", since, Optional.of(Counted.of(known, since, criteria)));
    }

    private static String user(Database on) {
        return on.state() instanceof ConnectionState.Connected(var server) ? server.user() : on.profile().user().orElse("");
    }
}

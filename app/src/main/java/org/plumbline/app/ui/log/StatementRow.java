package org.plumbline.app.ui.log;

import java.util.Locale;
import org.plumbline.plan.digest.StatementGroup;

/// One statement of a log.
///
/// @param share its part of the time of all plans, from 0 to 1
record StatementRow(StatementGroup group, double share) {
    String statement() {
        return group.statement().isEmpty() ? "(no statement in the log)" : group.statement();
    }

    boolean matches(String wanted) {
        return wanted.isBlank() || statement().toLowerCase(Locale.ROOT).contains(wanted.strip().toLowerCase(Locale.ROOT));
    }
}

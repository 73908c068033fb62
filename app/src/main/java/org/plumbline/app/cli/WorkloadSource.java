package org.plumbline.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plumbline.advisor.CountedWorkload;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.app.store.WorkloadFiles;
import org.plumbline.plan.digest.DigestedLog;
import org.plumbline.plan.digest.LogDigest;
import org.plumbline.plan.log.LogFile;
import org.plumbline.plan.log.LogKind;

/// Where `--workload` says that the statements are: in `pg_stat_statements`, in a log of `auto_explain`, or in files of statements.
///
/// @param given as it stands on the command line
/// @param most statements, of a workload that was counted
record WorkloadSource(String given, int most, InputStream standardInput) {
    static final String COUNTED = "pg_stat_statements";
    private static final String STANDARD_INPUT = "-";

    /// It is asked of the server.
    boolean isCounted() {
        return given.equals(COUNTED);
    }

    /// What files hold.
    ///
    /// @throws IOException when they cannot be read; the message says what
    List<WorkloadQuery> files() throws IOException {
        if (!given.equals(STANDARD_INPUT) && Files.isRegularFile(Path.of(given))) {
            var file = new LogFile(Path.of(given));
            if (LogKind.isLogOfPlans(file.start(LogKind.START))) {
                var digest = new LogDigest();
                file.read(digest, (_, _) -> { });
                return CountedWorkload.of(new DigestedLog(file, digest.summary()), most, (_, _) -> { });
            }
        }
        return WorkloadFiles.read(given, standardInput);
    }
}

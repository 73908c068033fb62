package org.plumbline.app.cli;

import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import picocli.CommandLine.Option;

/// By which page costs statements are planned.
final class PageCostOption {
    /// As the command line has it.
    enum Costs {
        /// The server's own settings.
        server,
        /// Those that fit what the server did.
        calibrated
    }

    @Option(names = "--page-costs", paramLabel = "COSTS", defaultValue = "server",
            description = "By what random_page_cost statements are planned and measured: ${COMPLETION-CANDIDATES}. Calibrated is what fits "
                    + "the share of pages that were in the server's memory, and what the others took where that was timed "
                    + "(track_io_timing). The server may not use what is found so before it is set so (default: ${DEFAULT-VALUE}).")
    private Costs costs;

    /// The same database, by these costs.
    ///
    /// @param warning told why they are the server's own all the same
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    Database of(Database database, Consumer<String> warning) throws ServerFailure {
        if (costs == Costs.server) {
            return database;
        }
        Optional<Database> calibrated = database.calibrated();
        if (calibrated.isEmpty()) {
            warning.accept("Too little was read on this server to calibrate page costs: statements are planned by its own settings.");
        }
        return calibrated.orElse(database);
    }
}

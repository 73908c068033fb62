package org.plumbline.app.cli;

import java.util.Optional;
import org.plumbline.app.db.HeartbeatPace;
import org.plumbline.app.db.HeartbeatTable;
import picocli.CommandLine.Option;

/// The options of what is measured by a heartbeat.
final class HeartbeatOption {
    @Option(names = "--heartbeat", description = "Measure how stale reads from the standbys are: change a row on the primary and look "
            + "for it on each standby, both timed by this machine's clock. It makes a table, which is dropped at the end. Needs --url for "
            + "the primary and for each standby, and --confirm-write; without that it prints what it would run.")
    private boolean wanted;

    @Option(names = "--confirm-write", description = "Let --heartbeat run its statements on the primary.")
    private boolean confirmed;

    @Option(names = "--table", paramLabel = "SCHEMA.NAME", defaultValue = "public.plumbline_heartbeat",
            description = "Its table, which must not be there yet (default: ${DEFAULT-VALUE}).")
    private String table;

    @Option(names = "--beats", paramLabel = "N", defaultValue = "400",
            description = "How often the row is changed, up to " + HeartbeatPace.MOST + " (default: ${DEFAULT-VALUE}).")
    private int beats;

    @Option(names = "--beat-every", paramLabel = "SECONDS", defaultValue = "0.1",
            description = "Between two changes (default: ${DEFAULT-VALUE}).")
    private double beatEvery;

    @Option(names = "--look-every", paramLabel = "SECONDS", defaultValue = "0.01",
            description = "Pause between two looks at a standby: the delays are known so exactly (default: ${DEFAULT-VALUE}).")
    private double lookEvery;

    @Option(names = "--patience", paramLabel = "SECONDS", defaultValue = "10",
            description = "Wait so long for the last change (default: ${DEFAULT-VALUE}).")
    private double patience;

    boolean wanted() {
        return wanted;
    }

    /// What does not fit together, in words; none where all does.
    ///
    /// @param watching servers are read
    Optional<String> wrong(boolean watching) {
        if (confirmed && !wanted) {
            return Optional.of("--confirm-write confirms the statements of --heartbeat, which is missing");
        }
        return wanted && !watching ? Optional.of("--heartbeat needs --url for the primary and for each standby") : Optional.empty();
    }

    boolean confirmed() {
        return confirmed;
    }

    /// @throws IllegalArgumentException what is wrong, in a sentence
    HeartbeatTable table() {
        return HeartbeatTable.of(table);
    }

    /// @throws org.plumbline.capacity.RefusedFigure when a figure will not do
    HeartbeatPace pace() {
        return HeartbeatPace.of(beats, beatEvery, lookEvery, patience);
    }
}

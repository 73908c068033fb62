package org.plumbline.app.cli;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.app.db.BuildLimits;
import org.plumbline.app.db.ProofLimits;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.plan.unit.Bytes;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options of what is built and rolled back.
final class BuildOption {
    private static final double MEGABYTE = 1e6;

    @Option(names = "--confirm-write", description = "Let --what-if rollback and --prove build indexes. " + AdviceText.LOCKS)
    private boolean confirmed;

    @Option(names = "--max-build-mb", paramLabel = "MB", defaultValue = "1000",
            description = "What indexes that are built and rolled back may take at once, in millions of bytes (default: ${DEFAULT-VALUE}).")
    private double maxBuildMb;

    @Option(names = "--prove", description = "Measure the set: build it in a transaction that is rolled back, and run what reads of the "
            + "workload without and with it, in turns. An index that makes a statement slower by more than a tenth is left out, and the "
            + "search is made again. Needs --confirm-write; writers of the tables wait until all is measured.")
    private boolean prove;

    @Option(names = "--prove-on", paramLabel = "URL", description = "Measure it on this database, a copy that nothing else uses, and not "
            + "on the one of --url. What is built there is rolled back too; --confirm-write is not needed.")
    private Optional<String> scratch;

    @Option(names = "--max-run-seconds", paramLabel = "S", defaultValue = "60",
            description = "How long one run of a statement may take when it is measured (default: ${DEFAULT-VALUE}).")
    private int maxRunSeconds;

    @Option(names = "--max-proof-minutes", paramLabel = "MIN", defaultValue = "10",
            description = "After how long no more statement is measured (default: ${DEFAULT-VALUE}).")
    private int maxProofMinutes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean proves() {
        return prove || scratch.isPresent();
    }

    /// Whether indexes may be built on the database of `--url`.
    boolean confirmed() {
        return confirmed;
    }

    /// Whether indexes may be built where the set is measured: whoever names a copy for it lets them.
    boolean provingConfirmed() {
        return confirmed || scratch.isPresent();
    }

    BuildLimits limits() {
        return BuildLimits.of(size());
    }

    /// @throws CommandLine.ParameterException when a limit leaves room for nothing
    ProofLimits proofLimits() {
        if (maxRunSeconds < 1 || maxProofMinutes < 1 || size().count() < 1) {
            throw new CommandLine.ParameterException(command.commandLine(),
                    "--max-run-seconds, --max-proof-minutes and --max-build-mb have to be above 0.");
        }
        return new ProofLimits(limits(), Duration.ofSeconds(maxRunSeconds), Duration.ofMinutes(maxProofMinutes));
    }

    /// The copy to measure on; none for the database itself.
    ///
    /// @throws CommandLine.ParameterException when it cannot be read
    Optional<Connecting> scratch() {
        try {
            return scratch.map(Connecting::of);
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(command.commandLine(), "--prove-on: " + wrong.getMessage(), wrong);
        }
    }

    private Bytes size() {
        return new Bytes(Math.round(maxBuildMb * MEGABYTE));
    }
}

package org.plumbline.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.app.db.Canceller;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ProofLimits;
import org.plumbline.app.db.RewriteMeasuring;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.proof.ProvingGround;
import org.plumbline.app.report.DemandName;
import org.plumbline.app.report.ProvenRewriting;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.RewriteMeasurement;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options by which rewrites are proven.
final class RewriteProofOption {
    private static final Duration EACH_PROOF = Duration.ofSeconds(20);
    private static final String ALL = "all";

    @Option(names = "--prove", description = "Put each rewrite to the proof: the tables of --url are made anew in a scratch PostgreSQL of "
            + "our own, and both statements are run there on thousands of small fillings that are made to tell them apart. Rows break the "
            + "conditions that nobody vouches for. On the database itself only the catalogue is read.")
    private boolean prove;

    @Option(names = "--measure", description = "Run each statement and its rewrites on the database of --url, in one READ ONLY transaction "
            + "that is rolled back: compare what they give, and time them in turns. What writes, locks rows or calls what no rollback "
            + "undoes is not run; neither is a rewrite that the proof refutes.")
    private boolean measure;

    @Option(names = "--vouch", paramLabel = "CONDITION", description = "Say that you know this condition to be true, by the name that "
            + "stands beside it (not-null:public.blocked.customer), or " + ALL + " for all of them. May be repeated.")
    private List<String> vouched = List.of();

    @Option(names = "--param", paramLabel = "NAME=VALUE", arity = "1",
            description = "The value of a parameter, with which --measure runs the statements: 1=VALUE for $1 or the first ?, name=VALUE "
                    + "for :name; without = it is NULL. May be repeated.")
    private List<String> parameters = List.of();

    @Option(names = "--max-run-seconds", paramLabel = "S", defaultValue = "60",
            description = "How long one run of a statement may take when it is measured (default: ${DEFAULT-VALUE}).")
    private int maxRunSeconds;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private final Set<String> asked = new TreeSet<>();

    /// @throws CommandLine.ParameterException where they need a database and there is none, or leave no time
    void check(boolean connected) {
        if ((prove || measure) && !connected) {
            throw new CommandLine.ParameterException(command.commandLine(), prove
                    ? "--prove needs --url: the tables are made anew from its catalogue." : "--measure needs --url, where both are run.");
        }
        if (maxRunSeconds < 1) {
            throw new CommandLine.ParameterException(command.commandLine(), "--max-run-seconds has to be above 0.");
        }
    }

    /// A rewrite with what of its conditions is vouched for.
    ProvenRewriting vouched(Rewriting rewriting) {
        rewriting.open().stream().map(DemandName::of).forEach(asked::add);
        List<Demand> known = rewriting.open().stream()
                .filter(demand -> vouched.contains(ALL) || vouched.contains(DemandName.of(demand))).toList();
        return ProvenRewriting.suggested(rewriting, known);
    }

    /// What was vouched for and no rewrite asks for, as a sentence each.
    List<String> needless() {
        return vouched.stream().filter(name -> !name.equals(ALL) && !asked.contains(name)).map(name -> "--vouch " + name
                + ": No rewrite rests on it. " + (asked.isEmpty() ? "None rests on anything that you would have to vouch for."
                : "They rest on " + String.join(", ", asked) + ".")).toList();
    }

    /// The same, as far as it is to be proven.
    ///
    /// @param sql the original
    /// @throws ServerFailure where the server cannot be reached or does not answer
    ProvenRewriting proven(ProvenRewriting known, String sql, Database database, ProvingGround ground) throws ServerFailure {
        Optional<ProofOutcome> proof = prove ? Optional.of(
                ground.prove(database, sql, known.rewriting(), known.vouched(), EACH_PROOF, _ -> { })) : Optional.empty();
        boolean refuted = proof.filter(outcome -> outcome instanceof ProofOutcome.Refuted found && found.outright()).isPresent();
        return new ProvenRewriting(known.rewriting(), known.vouched(), Optional.empty(), proof,
                measure && !refuted ? Optional.of(measured(known.rewriting(), sql, database)) : Optional.empty());
    }

    private RewriteMeasurement measured(Rewriting rewriting, String sql, Database database) throws ServerFailure {
        Map<String, Optional<String>> values = GivenValues.of(parameters);
        Optional<String> obstacle = RewriteMeasuring.obstacle(sql, rewriting, values);
        var limits = new ProofLimits(RewriteMeasuring.LIMITS.build(), Duration.ofSeconds(maxRunSeconds), RewriteMeasuring.LIMITS.all());
        return obstacle.isPresent() ? new RewriteMeasurement.NotMeasured(obstacle.get())
                : RewriteMeasuring.of(database, sql, rewriting.sql(), values, limits, new Canceller(), _ -> { });
    }
}

package org.plumbline.app.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.proof.ProvingGround;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.report.PlainRewrites;
import org.plumbline.app.report.ProvenRewriting;
import org.plumbline.app.report.RewriteJson;
import org.plumbline.app.report.RewrittenStatement;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.RewriteBook;
import org.plumbline.rewrite.Schema;
import org.plumbline.sql.SqlScript;
import org.plumbline.sql.block.NotUnderstood;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `plumbline rewrite`: statements written otherwise with the same result.
@Command(
        name = "rewrite",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Shows how statements may be written otherwise, so that they give the same and may be faster, and what must be true for "
                + "that.%n",
            "With --url what must be true is looked up in the database's catalogue: keys, NOT NULL, types. Without, it is yours to know, "
                + "and what cannot be told without a catalogue is not offered. No statement is run on the database, but for --measure.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:a rewrite was seen to do something else than its statement, by --prove or --measure",
            "2:FILE could not be read, a statement could not be looked at, or no rewrite rests on what --vouch names",
            "3:no connection to the server",
            "64:wrong usage"
        })
final class RewriteCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--url", paramLabel = "URL",
            description = "The database that the statements are for: postgresql://user@host:5432/database, a JDBC URL, service=NAME or "
                    + "profile=NAME, as of plumbline explain.")
    private Optional<String> url;

    @Mixin
    private RewriteProofOption proofs;

    @Option(names = "--json", description = "Print one JSON object in UTF-8.")
    private boolean json;

    @Parameters(arity = "1", paramLabel = "FILE", description = "A file of statements; - is standard input.")
    private String file;

    @Spec
    private CommandSpec command;

    private final List<RewrittenStatement> statements = new ArrayList<>();

    RewriteCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new RewriteCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("rewrite-json.txt"));
        return command;
    }

    @Override
    public Integer call() {
        Optional<Connecting> connecting = url.map(this::connecting);
        proofs.check(url.isPresent());
        var outcome = new Outcome();
        new PlanInput(file, streams.in()).open(in -> {
            List<Statement> given = statements(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (given.isEmpty()) {
                outcome.failed(new InputFailure(Optional.empty(), "There is no statement in it."));
            } else if (connecting.isPresent()) {
                connected(connecting.get(), given, outcome);
            } else {
                given.forEach(each -> statements.add(looked(each, Schema.UNKNOWN)));
            }
        }, outcome);
        if (json) {
            RewriteJson.write(streams.out(), url.isPresent(), statements);
        } else if (outcome.status == ExitStatus.DONE) {
            new PlainRewrites(streams.out(), streams.colours()).write(statements);
        }
        return outcome.status == ExitStatus.DONE ? status() : outcome.status;
    }

    private int status() {
        List<String> needless = proofs.needless();
        needless.forEach(streams.err()::println);
        if (!needless.isEmpty() || statements.stream().anyMatch(each -> each.refusal().isPresent())) {
            return ExitStatus.FAILED;
        }
        return statements.stream().flatMap(each -> each.rewritings().stream()).anyMatch(ProvenRewriting::differs) ? ExitStatus.FOUND
                : ExitStatus.DONE;
    }

    private Connecting connecting(String place) {
        try {
            return Connecting.of(place);
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(command.commandLine(), wrong.getMessage(), wrong);
        }
    }

    /// A statement of the file and the line where it begins.
    private record Statement(int line, String sql) {}

    private static List<Statement> statements(String text) {
        return SqlScript.statements(text).stream().map(each -> new Statement(
                1 + (int) text.substring(0, each.start()).chars().filter(c -> c == '\n').count(), each.sql())).toList();
    }

    private void connected(Connecting connecting, List<Statement> given, Outcome outcome) {
        try (Database database = connecting.open(); ProvingGround ground = ProvingGround.ofThisUser()) {
            for (Statement each : given) {
                RewrittenStatement looked = looked(each, schema(database, each));
                statements.add(proven(looked, database, ground));
            }
        } catch (ServerFailure failure) {
            streams.err().println(connecting.profile().place() + ": " + failure.getMessage());
            outcome.status = failure.isWithoutConnection() ? ExitStatus.NO_CONNECTION : ExitStatus.FAILED;
        }
    }

    private RewrittenStatement proven(RewrittenStatement looked, Database database, ProvingGround ground) throws ServerFailure {
        var proven = new ArrayList<ProvenRewriting>();
        for (ProvenRewriting each : looked.rewritings()) {
            proven.add(proofs.proven(each, looked.sql(), database, ground));
        }
        return new RewrittenStatement(looked.line(), looked.sql(), proven, looked.refusal());
    }

    /// Nothing of a statement that cannot be cut into its parts: that is told when it is looked at.
    private static Schema schema(Database database, Statement statement) throws ServerFailure {
        try {
            return Schema.of(database.catalogOf(Original.tables(statement.sql())));
        } catch (NotUnderstood _) {
            return Schema.UNKNOWN;
        }
    }

    private RewrittenStatement looked(Statement statement, Schema schema) {
        try {
            return new RewrittenStatement(statement.line(), statement.sql(), RewriteBook.rewritings(statement.sql(), schema).stream()
                    .map(proofs::vouched).toList(), Optional.empty());
        } catch (NotUnderstood why) {
            streams.err().println(file + ": line " + statement.line() + ": The statement was not looked at: " + why.getMessage() + ".");
            return new RewrittenStatement(statement.line(), statement.sql(), List.of(), Optional.of(why.getMessage()));
        }
    }

    /// What went wrong with the input.
    private final class Outcome implements PlanTaker {
        private int status = ExitStatus.DONE;

        @Override
        public void plan(Analysis analysis) {
            throw new IllegalStateException("statements have no plan");
        }

        @Override
        public void failed(InputFailure failure) {
            streams.err().println(file + ": " + failure.inWords());
            status = ExitStatus.FAILED;
        }
    }
}

package org.plumbline.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.plumbline.app.demo.DemoDatabase;
import org.plumbline.app.demo.DemoFailure;
import org.plumbline.app.demo.DemoQuery;
import org.plumbline.app.ui.text.Format;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `plumbline demo`: a real PostgreSQL with a shop in it that has the mistakes people make.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        description = {
            "Starts a PostgreSQL 18 of its own with a demo shop in it, says how to connect to it, and runs until Ctrl+C.%n",
            "The shop has three million rows in eight tables, missing, double, broken and useless indexes, stale statistics and slow "
                + "traffic. The first start makes it; its data stay in the cache folder, so that the next start takes about a second. The "
                + "server listens on this machine alone and wants a password, which is random.%n"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "2:the demo database could not be made, started, stopped or deleted", "64:wrong usage"})
final class DemoCommand implements Callable<Integer> {
    private final Streams streams;

    @ArgGroup(exclusive = true)
    private Chosen chosen = new Chosen();

    @Option(names = "--scale", paramLabel = "FACTOR", defaultValue = "" + DemoDatabase.FULL_SIZE,
            description = "How large the shop is: 1 is three million rows, 0.1 a tenth of that (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(names = "--folder", paramLabel = "FOLDER", description = "Keep it in this folder rather than in the user's cache.")
    private Path folder;

    @Option(names = "--json", description = "Print one JSON object, in UTF-8.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DemoCommand(Streams streams) {
        this.streams = streams;
    }

    /// The command with the description of its JSON below its help.
    static CommandLine described(Streams streams) {
        var command = new CommandLine(new DemoCommand(streams));
        command.getCommandSpec().usageMessage().footer(FieldList.of("demo-json.txt"));
        return command;
    }

    /// One thing at a time; without any it runs until Ctrl+C.
    private static final class Chosen {
        @Option(names = "--keep", description = "Leave the server running, and end.")
        private boolean keep;

        @Option(names = "--stop", description = "Stop the server; its data stay.")
        private boolean stop;

        @Option(names = "--delete", description = "Stop the server and delete its data and its programs.")
        private boolean delete;

        @Option(names = "--query", paramLabel = "NAME",
                description = "Print one of the statements to try, fit for: plumbline explain --url URL -")
        private String query;
    }

    @Override
    public Integer call() {
        if (!(scale > 0 && scale <= DemoDatabase.FULL_SIZE)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--scale is a number above 0 and at most 1");
        }
        Path cache = Optional.ofNullable(folder).map(Path::toAbsolutePath).orElseGet(DemoDatabase::usualCache);
        try {
            if (chosen.query != null) {
                return query();
            }
            if (chosen.stop) {
                return ended(DemoDatabase.stop(cache), "The demo database is stopped; its data stay.", "The demo database does not run.");
            }
            if (chosen.delete) {
                return ended(DemoDatabase.delete(cache), "The demo database and its programs are deleted.", "There is no demo database.");
            }
            return start(cache);
        } catch (DemoFailure failure) {
            return failed(failure.getMessage());
        } catch (ReaderGone _) {
            return ExitStatus.FAILED;
        } catch (InterruptedException _) {
            return failed("The demo database was not started: interrupted.");
        }
    }

    private int start(Path cache) throws DemoFailure, InterruptedException {
        long begin = System.nanoTime();
        try (DemoDatabase demo = DemoDatabase.start(cache, scale, this::step)) {
            if (chosen.keep) {
                demo.keep();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (json) {
                DemoJson.write(streams.out(), demo, took);
            } else {
                say(demo, took);
            }
            if (!chosen.keep) {
                demo.awaitEnd();
            }
        }
        return ExitStatus.DONE;
    }

    private void step(int done, int all, String what) {
        streams.err().println((done + 1) + "/" + all + " " + what);
    }

    private void say(DemoDatabase demo, Duration took) {
        String url = demo.address();
        var out = new PrintStream(streams.out(), true, StandardCharsets.UTF_8);
        out.println(switch (demo.origin()) {
            case MADE -> "The demo database was made in " + Format.time(took) + " and runs at " + url;
            case STARTED -> "The demo database was started in " + Format.time(took) + " and runs at " + url;
            case JOINED -> "The demo database runs already, at " + url;
        });
        out.println("Its password is random, and good for this server on this machine alone. To connect:");
        out.println("  PGPASSWORD=" + demo.url().password().orElseThrow() + " psql " + url);
        out.println("  export PGPASSFILE='" + demo.passwordFile() + "'");
        out.println("  plumbline demo --query 01-missing-index | plumbline explain --analyze --url " + url + " -");
        out.println("Statements to try, with --query NAME:");
        List<DemoQuery> queries = DemoQuery.all();
        int width = queries.stream().mapToInt(query -> query.name().length()).max().orElseThrow();
        queries.forEach(query -> out.println("  " + query.name() + " ".repeat(width - query.name().length()) + "  " + query.title()));
        out.println(demo.isKept() ? "It runs until: plumbline demo --stop" : "It runs until Ctrl+C.");
    }

    private int ended(boolean any, String done, String nothing) {
        if (json) {
            DemoJson.write(streams.out(), any);
        } else {
            new PrintStream(streams.out(), true, StandardCharsets.UTF_8).println(any ? done : nothing);
        }
        return ExitStatus.DONE;
    }

    private int query() {
        DemoQuery query = DemoQuery.all().stream().filter(each -> each.name().equals(chosen.query)).findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(spec.commandLine(), "There is no statement " + chosen.query
                        + "; there are " + DemoQuery.all().stream().map(DemoQuery::name).collect(Collectors.joining(", "))));
        if (json) {
            DemoJson.write(streams.out(), query);
        } else {
            new PrintStream(streams.out(), true, StandardCharsets.UTF_8)
                    .println("-- " + query.title() + ". " + query.wrong() + "\n" + query.sql());
        }
        return ExitStatus.DONE;
    }

    private int failed(String message) {
        if (json) {
            DemoJson.failed(streams.out(), message);
        }
        streams.err().println(message);
        return ExitStatus.FAILED;
    }
}

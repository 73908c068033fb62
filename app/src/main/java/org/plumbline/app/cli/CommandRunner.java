package org.plumbline.app.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.app.store.ConfigDirectory;
import picocli.CommandLine;

/// Runs one command line.
public final class CommandRunner {
    private static final int BUFFER = 1 << 16;
    private static final Set<String> COMMANDS = Set.of(
            "advise", "analyze", "anonymize", "cache", "compare", "demo", "explain", "log", "pool", "replicas", "rewrite", "schema",
            "shards", "workload");

    private CommandRunner() {}

    /// Whether this word starts a command.
    public static boolean isCommand(String word) {
        return COMMANDS.contains(word);
    }

    /// Runs on the process's own streams.
    ///
    /// @return the exit status
    public static int run(String... arguments) {
        boolean terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        boolean colours = terminal && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var out = new FileOutputStream(FileDescriptor.out);
        return run(new Streams(System.in, out, err, colours, ConfigDirectory.ofThisSystem()), arguments);
    }

    /// Runs on these streams, without colours.
    ///
    /// @param config the folder of what the window remembers
    /// @return the exit status
    public static int run(InputStream in, OutputStream out, PrintStream err, Path config, String... arguments) {
        return run(new Streams(in, out, err, false, config), arguments);
    }

    private static int run(Streams given, String... arguments) {
        var out = new BufferedOutputStream(given.out(), BUFFER);
        var streams = new Streams(given.in(), out, given.err(), given.colours(), given.config());
        CommandLine commands = new CommandLine(new PlumblineCommand())
                .addSubcommand(AnalyzeCommand.described(streams))
                .addSubcommand(new AnonymizeCommand(streams))
                .addSubcommand(CacheCommand.described(streams))
                .addSubcommand(CompareCommand.described(streams))
                .addSubcommand(DemoCommand.described(streams))
                .addSubcommand(new ExplainCommand(streams))
                .addSubcommand(LogCommand.described(streams))
                .addSubcommand(PoolCommand.described(streams))
                .addSubcommand(ReplicasCommand.described(streams))
                .addSubcommand(RewriteCommand.described(streams))
                .addSubcommand(SchemaCommand.described(streams))
                .addSubcommand(ShardsCommand.described(streams))
                .addSubcommand(WorkloadCommand.described(streams))
                .addSubcommand(AdviseCommand.described(streams))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(given.err(), true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(given.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((wrong, all) -> wrongUsage(wrong, all, streams));
        int status = commands.execute(arguments);
        try {
            out.flush();
            return status;
        } catch (IOException _) {
            // whoever read our output has gone (as `head` does): nobody is left to tell
            return ExitStatus.FAILED;
        }
    }

    /// A message for the person, and an empty report for the script that asked for JSON or SARIF.
    private static int wrongUsage(CommandLine.ParameterException wrong, String[] arguments, Streams streams) throws IOException {
        List<String> given = Arrays.asList(arguments);
        if (given.contains("--json")) {
            streams.out().write("[]\n".getBytes(StandardCharsets.UTF_8));
        } else if (given.contains("--sarif")) {
            streams.out().write("{\"version\": \"2.1.0\", \"runs\": []}\n".getBytes(StandardCharsets.UTF_8));
        }
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        boolean reports = wrong.getCommandLine().getCommandSpec().optionsMap().containsKey("--sarif");
        String message = wrong instanceof CommandLine.MutuallyExclusiveArgsException && reports
                ? "A report has one format: choose one of --json, --sarif, --markdown and --html" : wrong.getMessage();
        streams.err().println(message + ". See: " + command + " --help");
        return ExitStatus.USAGE;
    }
}

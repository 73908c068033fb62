package org.plumbline.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `plumbline` itself. Without a command it opens the window, which is the launcher's business.
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAILED,
        synopsisHeading = "Usage: ",
        customSynopsis = {"plumbline [FILE...]", "       plumbline COMMAND [OPTION]... [FILE]..."},
        description = {
            "%nAnalyses slow PostgreSQL queries. Without a command it opens the window, with the plans in FILE.%n"
        },
        commandListHeading = "%nCommands:%n")
final class PlumblineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing");
    }
}
